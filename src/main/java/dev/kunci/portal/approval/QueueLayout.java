package dev.kunci.portal.approval;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.html.Div;

/**
 * The list beside the panel of the current row. Its script handles keys only while the focus is here, and opens the
 * field for a reason at once, so that nobody waits for the server between two rows.
 */
public class QueueLayout extends Div {

    QueueLayout(Component... parts) {
        super(parts);
        addClassName("workbench");
    }

    void onCommand(ComponentEventListener<QueueCommand> listener) {
        addListener(QueueCommand.class, listener);
    }

    /** Focuses the first row, unless something else on this page has the focus. */
    void begin() {
        getElement().executeJs("this.begin?.()");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("window.kunci.workbench(this)");
    }
}
