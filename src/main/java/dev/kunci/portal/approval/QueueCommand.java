package dev.kunci.portal.approval;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.DomEvent;
import com.vaadin.flow.component.EventData;

/** A command from the keyboard, or from a button with the same meaning. */
@DomEvent("approvals-command")
public class QueueCommand extends ComponentEvent<QueueLayout> {

    private final String name;
    private final String row;
    private final long revision;
    private final String verb;
    private final String reason;

    /**
     * @param name {@code decide}, {@code many}, {@code select}, {@code open}, {@code undo}, {@code clear} or {@code
     *     help}
     * @param row the grant concerned, empty if that does not matter
     * @param revision of the row's status, as it was when the reason field was opened
     * @param verb what to decide, empty for anything else
     * @param reason as typed
     */
    public QueueCommand(
            QueueLayout source,
            boolean fromClient,
            @EventData("event.detail.name") String name,
            @EventData("event.detail.row") String row,
            @EventData("event.detail.revision") double revision,
            @EventData("event.detail.verb") String verb,
            @EventData("event.detail.reason") String reason) {
        super(source, fromClient);
        this.name = name;
        this.row = row;
        this.revision = (long) revision;
        this.verb = verb;
        this.reason = reason;
    }

    String name() {
        return name;
    }

    String row() {
        return row;
    }

    long revision() {
        return revision;
    }

    String verb() {
        return verb;
    }

    String reason() {
        return reason;
    }
}
