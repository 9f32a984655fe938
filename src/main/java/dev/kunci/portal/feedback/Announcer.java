package dev.kunci.portal.feedback;

import com.vaadin.flow.component.html.Span;

/**
 * Announces a new page to screen readers, and moves the focus to it if the link that led here has gone or is outside
 * it; a page that has set the focus itself keeps it.
 */
public class Announcer extends Span {

    public Announcer() {
        addClassNames("unseen", "announcer");
        getElement().setAttribute("role", "status");
    }

    /**
     * @param path of the navigation; the same path is not a new page
     * @param title of that page, because the browser may still have the former one
     */
    public void arrived(String path, String title) {
        getElement().executeJs("window.kunci.arrived(this, $0, $1)", path, title);
    }
}
