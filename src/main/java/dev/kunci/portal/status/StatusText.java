package dev.kunci.portal.status;

import com.vaadin.flow.component.html.Span;
import dev.kunci.registry.value.Status;

/** A status to read: icon and word, never colour alone. */
public class StatusText extends Span {

    public StatusText(Status status) {
        super(StatusLabels.of(status));
        addClassNames("status", "status--" + status.code());
    }

    /** Muted and struck: the status is as it says, and yet a gate above is shut. */
    public StatusText blocked() {
        addClassName("status--blocked");
        return this;
    }
}
