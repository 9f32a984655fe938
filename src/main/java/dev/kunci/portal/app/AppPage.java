package dev.kunci.portal.app;

import dev.kunci.operators.Actor;
import dev.kunci.portal.organization.Links;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.status.StatusButtons;
import dev.kunci.review.app.AppDetails;

/** What the parts of an app's page ask of the page. */
public interface AppPage {

    AppServices desk();

    Actor actor();

    Links links();

    /** Where this person is and what they may do there. */
    OrganizationContext context();

    /** The app as it was last read. */
    AppDetails app();

    /** Reads the app anew and shows it everywhere on the page. */
    void reload();

    /** Leaves for the list, as the app is there no longer; what was typed about it goes with it. */
    void gone();

    /** The statuses on the page, to decide on or to read. */
    StatusButtons statuses();
}
