package dev.kunci.portal.feedback;

import com.vaadin.flow.component.html.Span;

/**
 * Tells those who do not see it which page is there now, and takes the focus to it where the link that led here has
 * gone or stands outside; a page that has put the focus somewhere itself keeps it.
 */
public class Announcer extends Span {

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
              setTimeout(() => this.textContent = $1, 150);
            }
            this.arrived = $0;""";

    public Announcer() {
        addClassNames("unseen", "announcer");
        getElement().setAttribute("role", "status");
    }

    /**
     * @param path where a navigation has led to; only another one is another page
     * @param title of that page: the browser may still hold the one before when it is said
     */
    public void arrived(String path, String title) {
        getElement().executeJs(ARRIVED, path, title);
    }
}
