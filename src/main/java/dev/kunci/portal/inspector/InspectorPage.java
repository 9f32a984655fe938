package dev.kunci.portal.inspector;

import dev.kunci.operators.Actor;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.review.inspection.Inspection;

/** What the parts of a result need from the page. */
interface InspectorPage {

    InspectorServices desk();

    Actor actor();

    OrganizationContext context();

    /** The inspection as it was read last. */
    Inspection inspection();

    /** Reads the inspection again and shows it. */
    void reload();
}
