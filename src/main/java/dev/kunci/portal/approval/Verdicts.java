package dev.kunci.portal.approval;

import com.vaadin.flow.component.HasText;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.audit.Action;
import dev.kunci.portal.layout.Notices;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.status.BulkDialog;
import dev.kunci.portal.status.StatusCase;
import dev.kunci.review.PendingRow;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes what this person decides in the queue to the one path, says what became of it, and takes the last steps back. */
record Verdicts(
        ApprovalsDesk desk,
        ApprovalsView view,
        ApprovalsTable table,
        VerdictBox box,
        HasText said,
        Undoables undoables) {

    private static final int OFFERED = 6;
    private static final Duration UNDO = Duration.ofSeconds(15);

    Verdicts(ApprovalsDesk desk, ApprovalsView view, ApprovalsTable table, VerdictBox box, HasText said) {
        this(desk, view, table, box, said, new Undoables());
    }

    static Verb verb(String code) {
        return VerdictBox.VERBS.stream()
                .filter(verb -> verb.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }

    /** @param row as it was seen; nothing happens to one on which a decision is under way */
    void decide(@Nullable PendingRow row, Verb verb, String typed) {
        if (row == null || table.decidingOn(row)) {
            return;
        }
        StatusCase before = table.status(row);
        Decision decision = new Decision(
                before.target(),
                verb,
                typed.isBlank() ? null : typed.strip(),
                row.standing().revision());
        desk.deciding().decide(view, List.of(decision), results -> report(before, verb, results.getFirst()));
    }

    private void report(StatusCase before, Verb verb, Result result) {
        if (!result.done()) {
            Notices.error(Texts.of(
                    "status.bulk.line", before.name(), Texts.refusal(Objects.requireNonNull(result.refusal()))));
            return;
        }
        if (result.kind() == Result.Kind.APPLIED) {
            undoables.add(List.of(result));
        }
        said.setText(Texts.of("approvals.said." + VerdictBox.code(verb), before.name()));
        offer(verb);
    }

    /** Asks for one reason, then decides on all that is selected. */
    void decideSelected(Verb verb) {
        List<StatusCase> cases = table.selection();
        if (!cases.isEmpty()) {
            new BulkDialog(desk.deciding(), view, verb, cases)
                    .andThen(table::deselect)
                    .undoable(applied -> {
                        undoables.add(applied);
                        offer(verb);
                    })
                    .offering(reasons(verb))
                    .open();
        }
    }

    /** Whether this person may still take back what became of a row. */
    boolean undoable(PendingRow row) {
        return !row.waits()
                && row.standing().by().equals(view.actor().name())
                && row.standing().since().plus(UNDO).isAfter(desk.clock().instant());
    }

    void undo(UUID row) {
        undo(undoables.of(row));
    }

    void undoLast() {
        undo(undoables.last());
    }

    private void undo(List<Result> applied) {
        if (!applied.isEmpty()) {
            desk.deciding().undo(view, applied);
        }
    }

    /** Offers the reasons that were used before, the last one first. */
    void offer(Verb verb) {
        box.offer(verb, reasons(verb));
    }

    private List<String> reasons(Verb verb) {
        Action action = verb == Verb.APPROVE ? Action.APPROVE : Action.REVOKE;
        return desk.reasons().latest(view.actor(), view.place().organization().id(), action, OFFERED);
    }
}
