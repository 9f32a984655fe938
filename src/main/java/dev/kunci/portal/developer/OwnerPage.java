package dev.kunci.portal.developer;

import dev.kunci.operators.Actor;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.status.StatusButtons;
import dev.kunci.review.owner.OwnerDetails;

/** What the parts of an owner's page ask of the page. */
interface OwnerPage {

    OwnerServices desk();

    OwnerKind kind();

    Actor actor();

    OrganizationContext context();

    /** The owner as it was last read. */
    OwnerDetails owner();

    /** The statuses on the page, to decide on or to read. */
    StatusButtons statuses();

    /** Reads the owner anew and shows it everywhere on the page. */
    void reload();

    /** The owner is there no longer: leads to the list. */
    void gone();
}
