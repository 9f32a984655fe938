package dev.kunci.portal.layout;

import com.vaadin.flow.component.Component;

/** Gives the focus back to what had it, where somebody else's change has drawn the page anew meanwhile. */
public final class KeptFocus {

    private static final String REMEMBER = "addEventListener('focusin', event => window.kunciFocus = event.target)";

    /** The element, where it was only moved; else what stands in its place: of the same kind, and named alike. */
    private static final String GIVE_BACK = """
            const had = window.kunciFocus;
            if (had && (!document.activeElement || document.activeElement === document.body)) {
              const name = part => part.id || part.getAttribute('aria-label') || part.textContent;
              const alike = () => [...this.querySelectorAll(had.localName)].find(part => name(part) === name(had));
              (this.contains(had) ? had : had.isConnected ? null : alike())?.focus();
            }""";

    /** The cell of a table that is next when tabbing; later, as what was hidden loses the focus with the next picture. */
    private static final String TO_ROWS = """
            requestAnimationFrame(() => setTimeout(() => {
              const had = document.activeElement;
              if (!had || had === document.body || !had.checkVisibility())
                this.shadowRoot.querySelector('#items [tabindex="0"]')?.focus();
            }))""";

    private KeptFocus() {}

    /** What had the focus is no longer there: the rows have it, unless something else has. */
    public static void toRows(Component grid) {
        grid.getElement().executeJs(TO_ROWS);
    }

    /** From now on the page knows what has the focus. */
    static void remember(Component layout) {
        layout.getElement().executeJs(REMEMBER);
    }

    /** @param drawn holds what has been drawn anew; the focus is taken from nothing else */
    public static void giveBack(Component drawn) {
        drawn.getElement().executeJs(GIVE_BACK);
    }
}
