package dev.kunci.portal.feedback;

import com.vaadin.flow.component.Component;

/** Restores the focus after someone else's change has redrawn the page. */
public final class FocusRestorer {

    private FocusRestorer() {}

    /** The focused element is gone: focuses this one, unless another has the focus; of a table its rows. */
    public static void to(Component next) {
        next.getElement().executeJs("window.kunci.focusGiven(this)");
    }

    /** @param drawn the redrawn part; the focus is not taken from anything else */
    public static void giveBack(Component drawn) {
        drawn.getElement().executeJs("window.kunci.focusRestored(this)");
    }
}
