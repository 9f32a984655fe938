package dev.kunci.portal.layout;

import com.vaadin.flow.component.html.Span;

/**
 * Tells those who do not see it that another page is there, and takes the focus to it where the link that led here has
 * gone or stands outside; a page that has put the focus somewhere itself keeps it.
 */
class Announcer extends Span {

    private static final String ARRIVED = """
            const content = document.getElementById('content');
            if (this.arrived && this.arrived !== location.pathname) {
              setTimeout(() => {
                this.textContent = document.title;
                const focused = document.activeElement;
                const inOverlay = focused?.closest('[role=dialog], [role=alertdialog]');
                if (content && !content.contains(focused) && !inOverlay) content.focus({preventScroll: true});
              });
            }
            this.arrived = location.pathname;""";

    Announcer() {
        addClassName("unseen");
        getElement().setAttribute("role", "status");
    }

    /** After each navigation; only another path is another page. */
    void arrived() {
        getElement().executeJs(ARRIVED);
    }
}
