package dev.kunci.approval;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.feed.Change;
import dev.kunci.feed.Feed;
import dev.kunci.operators.Actor;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The end of a decision's transaction: flush, append the record, and publish to the feed as the very last statement. */
@Component
class Recording {

    static final String SINCE = "since";
    static final String BY = "by";

    private final StatusRepository registry;
    private final AuditLog audit;
    private final Feed feed;

    Recording(StatusRepository registry, AuditLog audit, Feed feed) {
        this.registry = registry;
        this.audit = audit;
        this.feed = feed;
    }

    /** A status that was moved and is not yet recorded. */
    record Move(
            StatusHolder holder,
            StatusSnapshot before,
            Action action,
            @Nullable String reason,
            @Nullable UUID undoes) {}

    Map<UUID, UUID> keep(Actor actor, UUID organization, List<Move> changes, Map<UUID, Subject> names) {
        return keep(actor, organization, changes, names, Map.of());
    }

    /**
     * @param mark what the records say besides of the state after
     * @return the records by subject id; nothing is recorded or published where nothing changed
     */
    Map<UUID, UUID> keep(
            Actor actor, UUID organization, List<Move> changes, Map<UUID, Subject> names, Map<String, Object> mark) {
        if (changes.isEmpty()) {
            return Map.of();
        }
        registry.flush();
        Map<UUID, UUID> records = audit.append(changes.stream()
                .map(change -> AuditEntry.done(
                                organization,
                                actor.author(),
                                change.action(),
                                Objects.requireNonNull(names.get(change.holder().id())))
                        .change(before(change.before()), after(change, mark))
                        .because(change.reason())
                        .undoing(change.undoes()))
                .toList());
        feed.publish(changes.stream()
                .map(change -> new Change(
                        organization,
                        change.holder().level().code(),
                        change.holder().id()))
                .toList());
        return records;
    }

    /** With since when and by whom it stood so, as an undo puts back all of it. */
    private static Map<String, Object> before(StatusSnapshot before) {
        return Map.of("status", before.status().code(), SINCE, before.since().toString(), BY, before.by());
    }

    private static Map<String, Object> after(Move change, Map<String, Object> mark) {
        StatusHolder holder = change.holder();
        Map<String, Object> after = new HashMap<>(mark);
        after.put("status", holder.status().code());
        after.put("revision", holder.statusRevision());
        if (change.action() == Action.RESTORE) {
            after.put(SINCE, holder.statusChangedAt().toString());
            after.put(BY, holder.statusChangedBy());
        }
        return after;
    }

    /** @param subject null for a target that this organization does not have */
    AuditEntry refusal(Actor actor, Decision decision, @Nullable Subject subject, Refusal why) {
        Subject named = subject != null
                ? subject
                : Subject.alone(
                        decision.target().level().code(),
                        decision.target().id(),
                        decision.target().id().toString());
        return AuditEntry.refused(
                decision.target().organization(),
                actor.author(),
                decision.verb().action(),
                named,
                decision.reason() == null ? null : PlainText.shortened(decision.reason()),
                why.key());
    }
}
