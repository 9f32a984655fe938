package dev.kunci.portal.widget;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import tools.jackson.databind.node.BaseJsonNode;

/** Updates the browser's URL to what a view already shows, without navigating. */
public final class BrowserUrl {

    private BrowserUrl() {}

    /**
     * @param instead replaces the current entry of the history, so that "back" does not go through every letter typed
     */
    public static void show(String path, QueryParameters query, boolean instead) {
        UI ui = UI.getCurrentOrThrow();
        Location location = new Location(path, query);
        if (instead) {
            ui.getPage().getHistory().replaceState((BaseJsonNode) null, location);
        } else {
            ui.getPage().getHistory().pushState((BaseJsonNode) null, location);
        }
        ui.getInternals().setLocationForRefresh(location);
    }
}
