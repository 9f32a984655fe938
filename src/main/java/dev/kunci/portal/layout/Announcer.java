package dev.kunci.portal.layout;

import com.vaadin.flow.component.html.Span;

/**
 * Tells those who do not see it that another page is there, and takes the focus to it where the link that led here has
 * gone or stands outside; a page that has put the focus somewhere itself keeps it.
 */
class Announcer extends Span {

    private static final String ARRIVED = """
            const content = document.getElementById('content');
            if (this.arrived && this.arrived !== $0) {
              const until = performance.now() + 1000;
              const move = () => {
                const focused = document.activeElement;
                const overlay = focused?.closest('vaadin-dialog, [role=dialog], [role=alertdialog]');
                if (content && !content.contains(focused) && !overlay) content.focus({preventScroll: true});
                if ((overlay || focused === content || focused === document.body) && performance.now() < until)
                  requestAnimationFrame(move);
              };
              setTimeout(move);
              setTimeout(() => this.textContent = document.title, 150);
            }
            this.arrived = $0;""";

    Announcer() {
        addClassName("unseen");
        getElement().setAttribute("role", "status");
    }

    /** @param path where a navigation has led to; only another one is another page */
    void arrived(String path) {
        getElement().executeJs(ARRIVED, path);
    }
}
