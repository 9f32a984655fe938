package dev.kunci.portal.developer;

import dev.kunci.operators.Actor;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.status.StatusButtons;
import dev.kunci.review.owner.OwnerDetails;

/** What the parts of an owner's page need from the page. */
interface OwnerPage {

    OwnerServices desk();

    OwnerKind kind();

    Actor actor();

    OrganizationContext context();

    /** The owner as it was read last. */
    OwnerDetails owner();

    /** The statuses on the page, to decide on or to read. */
    StatusButtons statuses();

    /** Reads the owner again and shows it everywhere on the page. */
    void reload();

    /** Leaves for the list, because the owner does not exist any more. */
    void gone();
}
