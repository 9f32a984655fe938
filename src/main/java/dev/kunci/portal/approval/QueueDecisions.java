package dev.kunci.portal.approval;

import com.vaadin.flow.component.HasText;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.audit.Action;
import dev.kunci.portal.bulk.BulkDialog;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.queue.PendingRow;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Runs the decisions made in the queue, reports their results, and undoes the last steps. */
record QueueDecisions(
        ApprovalsServices desk,
        ApprovalsView view,
        ApprovalsTable table,
        DecisionBox box,
        HasText said,
        UndoStack undoables) {

    private static final int OFFERED = 6;

    QueueDecisions(ApprovalsServices desk, ApprovalsView view, ApprovalsTable table, DecisionBox box, HasText said) {
        this(desk, view, table, box, said, new UndoStack(desk.deciding()::undoable));
    }

    static Verb verb(String code) {
        return DecisionBox.VERBS.stream()
                .filter(verb -> verb.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(code));
    }

    /**
     * @param row ignored if a decision on it is in progress
     * @param revision of its status, as the person saw it
     */
    void decide(@Nullable PendingRow row, long revision, Verb verb, String typed) {
        if (row == null || table.decidingOn(row)) {
            return;
        }
        DecidableStatus before = table.status(row);
        Decision decision = new Decision(before.target(), verb, typed.isBlank() ? null : typed.strip(), revision);
        desk.deciding().decide(table, decision, result -> report(before, verb, result));
    }

    private void report(DecidableStatus before, Verb verb, Result result) {
        if (!result.done()) {
            Notices.error(Texts.of(
                    "status.bulk.line", before.name(), Texts.refusal(Objects.requireNonNull(result.refusal()))));
            return;
        }
        if (result.kind() == Result.Kind.APPLIED) {
            undoables.add(List.of(result));
        }
        said.setText(Texts.of("approvals.said." + DecisionBox.code(verb), before.name()));
        offer(verb);
    }

    /** Asks for one reason, then decides on the whole selection. */
    void decideSelected(Verb verb) {
        List<DecidableStatus> cases = table.selection();
        if (!cases.isEmpty()) {
            new BulkDialog(desk.deciding(), table, verb, cases)
                    .andThen(table::told)
                    .undoable(applied -> {
                        undoables.add(applied);
                        offer(verb);
                    })
                    .offering(reasons(verb))
                    .open();
        }
    }

    /** Whether this person may still undo the decision on a row. */
    boolean undoable(PendingRow row) {
        return !row.waits() && undoables.holds(row.id(), row.standing());
    }

    void undo(UUID row) {
        undo(undoables.of(row));
    }

    /** Undoes the last step of which something is still as it was decided here. */
    void undoLast() {
        List<Result> step = undoables.last();
        while (!step.isEmpty()) {
            List<Result> standing = standing(step);
            if (!standing.isEmpty()) {
                undo(standing);
                return;
            }
            step = undoables.last();
        }
        Notices.error(Texts.of("approvals.undo.nothing", Decisions.UNDOABLE.toSeconds()));
    }

    private List<Result> standing(List<Result> step) {
        Map<UUID, Long> revisions = view
                .rows(step.stream().map(result -> result.target().id()).toList())
                .stream()
                .collect(Collectors.toMap(PendingRow::id, row -> row.standing().revision()));
        return step.stream()
                .filter(result -> Objects.equals(
                        revisions.get(result.target().id()),
                        Objects.requireNonNull(result.now()).revision()))
                .toList();
    }

    private void undo(List<Result> applied) {
        if (!applied.isEmpty()) {
            desk.deciding().undo(table, applied);
        }
    }

    /** Offers recent reasons, the last one first. */
    void offer(Verb verb) {
        box.offer(verb, reasons(verb));
    }

    private List<String> reasons(Verb verb) {
        Action action = verb == Verb.APPROVE ? Action.APPROVE : Action.REVOKE;
        return desk.reasons().latest(view.actor(), view.context().organization().id(), action, OFFERED);
    }
}
