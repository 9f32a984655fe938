package dev.kunci.portal.status;

import com.vaadin.flow.component.html.Span;
import dev.kunci.registry.value.Status;

/** A status as text: icon and word, never colour alone. */
public class StatusText extends Span {

    public StatusText(Status status) {
        super(StatusLabels.of(status));
        addClassNames("status", "status--" + status.code());
    }

    /** Muted and struck through: a gate above is shut, whatever this status is. */
    public StatusText blocked() {
        addClassName("status--blocked");
        return this;
    }
}
