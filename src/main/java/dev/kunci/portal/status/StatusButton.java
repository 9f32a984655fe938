package dev.kunci.portal.status;

import com.vaadin.flow.component.html.NativeButton;
import java.util.function.Consumer;

/** A status that this person decides on: shows it, and opens the view's drop-down. */
public class StatusButton extends NativeButton {

    private final transient DecidableStatus shown;

    public StatusButton(DecidableStatus shown, boolean blocked, Consumer<DecidableStatus> open) {
        super(StatusLabels.of(shown.standing().status()));
        this.shown = shown;
        setId(shown.anchor());
        addClassNames(
                "status",
                "status-button",
                "status--" + shown.standing().status().code());
        setClassName("status--blocked", blocked);
        getElement().setAttribute("aria-haspopup", "dialog");
        setAriaLabel(StatusLabels.label(shown.name(), getText()));
        addClickListener(_ -> {
            if (!"true".equals(getElement().getAttribute("aria-disabled"))) {
                open.accept(shown);
            }
        });
    }

    /** Shows that a decision is in progress; a focused button stays focused. */
    public void takingEffect() {
        setText(StatusCells.takingEffect());
        addClassName("status--busy");
        getElement().setAttribute("aria-disabled", "true");
        setAriaLabel(StatusLabels.label(shown.name(), getText()));
    }

    /** The decision has ended: shows the status again, and can be pressed. */
    public void settled() {
        setText(StatusLabels.of(shown.standing().status()));
        removeClassName("status--busy");
        getElement().removeAttribute("aria-disabled");
        setAriaLabel(StatusLabels.label(shown.name(), getText()));
    }

    /** Takes the focus back that was lost when the page was drawn anew, and takes it from nothing else. */
    public void focusIfLost() {
        getElement().executeJs("if (!document.activeElement || document.activeElement === document.body) this.focus()");
    }
}
