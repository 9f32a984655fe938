package dev.kunci.portal.app;

import dev.kunci.operators.Actor;
import dev.kunci.portal.organization.Links;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.portal.status.StatusButtons;
import dev.kunci.review.app.AppDetails;

/** What the parts of an app's page need from the page. */
public interface AppPage {

    AppServices desk();

    Actor actor();

    Links links();

    /** The organization, and what the person may do there. */
    OrganizationContext context();

    /** The app as it was read last. */
    AppDetails app();

    /** Reads the app again and shows it everywhere on the page. */
    void reload();

    /** Leaves for the list, because the app does not exist any more; input about it is dropped. */
    void gone();

    /** The statuses on the page, to decide on or to read. */
    StatusButtons statuses();
}
