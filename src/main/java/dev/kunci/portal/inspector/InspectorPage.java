package dev.kunci.portal.inspector;

import dev.kunci.operators.Actor;
import dev.kunci.portal.layout.Place;
import dev.kunci.review.Inspection;

/** What the parts of a finding ask of the page. */
interface InspectorPage {

    InspectorDesk desk();

    Actor actor();

    Place place();

    /** The finding as it was last read. */
    Inspection inspection();

    /** Reads the finding anew and shows it in place. */
    void reload();

    /** The address of a page of this organization. */
    default String address(String page) {
        return "o/" + place().organization().name() + "/" + page;
    }
}
