package dev.kunci.portal.feedback;

import com.vaadin.flow.component.Component;

/** Gives the focus back to what had it, where somebody else's change has drawn the page anew meanwhile. */
public final class FocusRestorer {

    private static final String REMEMBER = "addEventListener('focusin', event => window.kunciFocus = event.target)";

    /** The element, where it was only moved; else what stands in its place: of the same kind, and named alike. */
    private static final String GIVE_BACK = """
            const had = window.kunciFocus;
            if (had && (!document.activeElement || document.activeElement === document.body)) {
              const name = part => part.id || part.getAttribute('aria-label') || part.textContent;
              const alike = () => [...this.querySelectorAll(had.localName)].find(part => name(part) === name(had));
              (this.contains(had) ? had : had.isConnected ? null : alike())?.focus();
            }""";

    /** Of a table it is the cell that is next when tabbing. A dialog that closes may take the focus along once more. */
    private static final String TO = """
            const until = performance.now() + 1000;
            const give = () => {
              const had = document.activeElement;
              const lost = !had || had === document.body || !had.checkVisibility();
              const rows = this.shadowRoot?.querySelector('#items');
              if (lost)
                (rows?.querySelector('[tabindex="0"]') ?? rows?.querySelector('tr:not([hidden]) > td') ?? this).focus();
              if ((lost || had === this || had.closest('vaadin-dialog')) && performance.now() < until)
                requestAnimationFrame(give);
            };
            requestAnimationFrame(() => setTimeout(give));""";

    private FocusRestorer() {}

    /** What had the focus is no longer there: this has it, unless something else has; of a table its rows. */
    public static void to(Component next) {
        next.getElement().executeJs(TO);
    }

    /** From now on the page knows what has the focus. */
    public static void remember(Component layout) {
        layout.getElement().executeJs(REMEMBER);
    }

    /** @param drawn holds what has been drawn anew; the focus is taken from nothing else */
    public static void giveBack(Component drawn) {
        drawn.getElement().executeJs(GIVE_BACK);
    }
}
