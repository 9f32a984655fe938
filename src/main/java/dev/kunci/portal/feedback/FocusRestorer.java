package dev.kunci.portal.feedback;

import com.vaadin.flow.component.Component;

/** Gives the focus back to what had it, where somebody else's change has drawn the page anew meanwhile. */
public final class FocusRestorer {

    private FocusRestorer() {}

    /** What had the focus is no longer there: this has it, unless something else has; of a table its rows. */
    public static void to(Component next) {
        next.getElement().executeJs("window.kunci.focusGiven(this)");
    }

    /** @param drawn holds what has been drawn anew; the focus is taken from nothing else */
    public static void giveBack(Component drawn) {
        drawn.getElement().executeJs("window.kunci.focusRestored(this)");
    }
}
