package dev.kunci.portal.developer;

import dev.kunci.operators.Actor;
import dev.kunci.portal.layout.Place;
import dev.kunci.portal.status.StatusButtons;
import dev.kunci.review.OwnerDetails;

/** What the parts of an owner's page ask of the page. */
interface OwnerPage {

    OwnerDesk desk();

    OwnerKind kind();

    Actor actor();

    Place place();

    /** The owner as it was last read. */
    OwnerDetails owner();

    /** The statuses on the page, to decide on or to read. */
    StatusButtons statuses();

    /** Reads the owner anew and shows it everywhere on the page. */
    void reload();

    /** The owner is there no longer: leads to the list. */
    void gone();
}
