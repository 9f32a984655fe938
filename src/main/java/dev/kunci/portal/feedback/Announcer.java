package dev.kunci.portal.feedback;

import com.vaadin.flow.component.html.Span;

/**
 * Tells those who do not see it which page is there now, and takes the focus to it where the link that led here has
 * gone or stands outside; a page that has put the focus somewhere itself keeps it.
 */
public class Announcer extends Span {

    public Announcer() {
        addClassNames("unseen", "announcer");
        getElement().setAttribute("role", "status");
    }

    /**
     * @param path where a navigation has led to; only another one is another page
     * @param title of that page: the browser may still hold the one before when it is said
     */
    public void arrived(String path, String title) {
        getElement().executeJs("window.kunci.arrived(this, $0, $1)", path, title);
    }
}
