package dev.kunci.approval;

import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The result of one decision.
 *
 * @param now the status after the call, null if there is no such target or the actor may not see it
 * @param record of the decision, by which it can be undone for a while
 * @param refusal why it was not done
 */
public record Result(
        Target target,
        Kind kind,
        @Nullable StatusSnapshot now,
        @Nullable UUID record,
        @Nullable Refusal refusal) {

    /** How a decision can end. */
    public enum Kind {
        /** The status was changed and recorded. */
        APPLIED,
        /** It had that status already; nothing was changed or recorded. */
        ALREADY,
        /** Someone else decided meanwhile; nothing was changed, and {@code now} has the present status. */
        STALE,
        /** The actor may not, or something is missing; recorded as refused. */
        REFUSED,
        /** There is no such object in this organization. */
        UNKNOWN
    }

    static Result applied(StatusHolder holder) {
        return new Result(holder.target(), Kind.APPLIED, StatusSnapshot.of(holder), null, null);
    }

    /** The same with its record, if it was applied. */
    Result recorded(Map<UUID, UUID> records) {
        return kind == Kind.APPLIED ? new Result(target, kind, now, records.get(target.id()), null) : this;
    }

    static Result already(StatusHolder holder) {
        return new Result(holder.target(), Kind.ALREADY, StatusSnapshot.of(holder), null, null);
    }

    static Result stale(StatusHolder holder, Refusal why) {
        return new Result(holder.target(), Kind.STALE, StatusSnapshot.of(holder), null, why);
    }

    static Result refused(Target target, Refusal why) {
        return new Result(target, Kind.REFUSED, null, null, why);
    }

    static Result unknown(Target target) {
        return new Result(target, Kind.UNKNOWN, null, null, new Refusal.NotFound("refusal.unknown.target"));
    }

    public boolean done() {
        return kind == Kind.APPLIED || kind == Kind.ALREADY;
    }
}
