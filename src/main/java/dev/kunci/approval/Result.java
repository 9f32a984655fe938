package dev.kunci.approval;

import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of one decision.
 *
 * @param now the status as it stands after the call, null where there is no such target or none that may be seen
 * @param record the record of what was done, by which it can be undone for a while
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
        /** It was so already; nothing was changed or recorded. */
        ALREADY,
        /** Somebody else decided meanwhile; nothing was changed, and {@code now} says what stands. */
        STALE,
        /** This person may not, or something is missing; recorded as refused. */
        REFUSED,
        /** There is no such thing in this organization. */
        UNKNOWN
    }

    static Result applied(StatusHolder holder) {
        return new Result(holder.target(), Kind.APPLIED, StatusSnapshot.of(holder), null, null);
    }

    /** The same, naming its record where it was applied. */
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
