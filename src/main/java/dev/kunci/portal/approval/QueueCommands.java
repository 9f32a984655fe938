package dev.kunci.portal.approval;

import com.vaadin.flow.component.UI;
import dev.kunci.review.queue.PendingRow;

/** Executes commands of the keyboard, or of buttons with the same meaning. */
record QueueCommands(ApprovalsView view, ApprovalsTable table, QueueDecisions verdicts) {

    void obey(QueueCommand command) {
        PendingRow row = view.row(command.row());
        switch (command.name()) {
            case "decide" ->
                verdicts.decide(row, command.revision(), QueueDecisions.verb(command.verb()), command.reason());
            case "many" -> verdicts.decideSelected(QueueDecisions.verb(command.verb()));
            case "select" -> {
                if (row != null) {
                    table.toggle(row);
                }
            }
            case "open" -> {
                if (row != null) {
                    UI.getCurrentOrThrow().navigate(view.context().links().app(row.appId()));
                }
            }
            case "undo" -> verdicts.undoLast();
            case "clear" -> table.clearSelection();
            case "help" -> new ShortcutsDialog().open();
            default -> throw new IllegalArgumentException(command.name());
        }
    }
}
