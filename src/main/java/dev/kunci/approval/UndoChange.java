package dev.kunci.approval;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditRecord;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.key.LeakReason;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Undoes one decision: restores the status that its record has as the state before. */
record UndoChange(AuditRecord decision, Rules rules, Instant at) implements StatusChange {

    static Target target(AuditRecord decision) {
        Level level =
                Level.valueOf(decision.subject().type().toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Target(
                decision.organization(),
                level,
                Objects.requireNonNull(decision.subject().id()));
    }

    @Override
    public Target target() {
        return target(decision);
    }

    @Override
    public Action action() {
        return Action.RESTORE;
    }

    @Override
    public @Nullable String reason() {
        return null;
    }

    @Override
    public UUID undoes() {
        return decision.id();
    }

    @Override
    public @Nullable Refusal against(StatusHolder holder) {
        if (!Objects.equals(decision.author().id(), rules.actor().operatorId())) {
            return new Refusal.Forbidden("refusal.undo.other");
        }
        Refusal scope = rules.outside(holder);
        if (scope != null) {
            return scope;
        }
        if (LeakReason.marked(decision.after())) {
            return new Refusal.Forbidden("refusal.undo.leaked");
        }
        if (decision.at().plus(UndoTransaction.WINDOW).isBefore(at)) {
            return new Refusal.Conflict("refusal.undo.late", UndoTransaction.WINDOW.toSeconds());
        }
        Object revision = Objects.requireNonNull(decision.after()).get("revision");
        return revision instanceof Number seen && seen.longValue() == holder.statusRevision()
                ? null
                : new Refusal.Conflict("refusal.stale", holder.statusChangedBy());
    }

    @Override
    public @Nullable Result settled(StatusHolder holder) {
        return null;
    }

    /** With since when and by whom; records of an older Kunci have only the status. */
    @Override
    public void apply(StatusHolder holder) {
        Map<String, Object> state = Objects.requireNonNull(decision.before());
        Status status = Status.of(String.valueOf(state.get("status")));
        if (state.get(StatusChanges.SINCE) instanceof String since
                && state.get(StatusChanges.BY) instanceof String by) {
            holder.restore(status, by, Instant.parse(since));
        } else {
            holder.restore(status, rules.actor().name(), at);
        }
    }

    @Override
    public AuditEntry refusal(Refusal why) {
        return AuditEntry.refused(
                decision.organization(), rules.actor().author(), Action.RESTORE, decision.subject(), null, why.key());
    }
}
