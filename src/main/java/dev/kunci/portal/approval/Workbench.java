package dev.kunci.portal.approval;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentEventListener;
import com.vaadin.flow.component.html.Div;

/**
 * The list beside the case that is looked at. Its script takes keys only while the focus is here, and opens the field
 * for a reason at once: nobody waits for the server between two rows.
 */
public class Workbench extends Div {

    private static final String SCRIPT = """
            import(new URL('assets/approvals.js', document.baseURI)).then(script => script.workbench(this))""";

    Workbench(Component... parts) {
        super(parts);
        addClassName("workbench");
    }

    void onCommand(ComponentEventListener<Command> listener) {
        addListener(Command.class, listener);
    }

    /** Puts the focus on the first row where nothing else on this page has it. */
    void begin() {
        getElement().executeJs("this.begin?.()");
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs(SCRIPT);
    }
}
