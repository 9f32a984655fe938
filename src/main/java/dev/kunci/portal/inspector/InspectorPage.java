package dev.kunci.portal.inspector;

import dev.kunci.operators.Actor;
import dev.kunci.portal.organization.OrganizationContext;
import dev.kunci.review.inspection.Inspection;

/** What the parts of a finding ask of the page. */
interface InspectorPage {

    InspectorServices desk();

    Actor actor();

    OrganizationContext context();

    /** The finding as it was last read. */
    Inspection inspection();

    /** Reads the finding anew and shows it in place. */
    void reload();

    /** The address of a page of this organization. */
    default String address(String page) {
        return "o/" + context().organization().name() + "/" + page;
    }
}
