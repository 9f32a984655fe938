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

    private KeptFocus() {}

    /** From now on the page knows what has the focus. */
    static void remember(Component layout) {
        layout.getElement().executeJs(REMEMBER);
    }

    /** @param drawn holds what has been drawn anew; the focus is taken from nothing else */
    public static void giveBack(Component drawn) {
        drawn.getElement().executeJs(GIVE_BACK);
    }
}
