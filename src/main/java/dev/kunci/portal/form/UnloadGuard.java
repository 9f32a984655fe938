package dev.kunci.portal.form;

import com.vaadin.flow.component.Component;

/** Makes the browser itself ask before it closes or reloads a window with an unsaved form. */
public class UnloadGuard {

    private final Component form;
    private boolean guarded;

    /** @param form guarded while it is on screen */
    public UnloadGuard(Component form) {
        this.form = form;
        form.addDetachListener(gone -> {
            guarded = false;
            gone.getUI().getPage().executeJs("window.kunci.unsaved(false)");
        });
    }

    public void guard(boolean changed) {
        if (changed != guarded) {
            guarded = changed;
            form.getElement().executeJs("window.kunci.unsaved($0)", changed);
        }
    }
}
