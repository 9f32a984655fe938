package dev.kunci.approval;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditReader;
import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.Outcome;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.key.LeakReason;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a decision back: same person, within seconds, and only while nobody else has decided since. */
@Component
class UndoTransaction {

    static final Duration WINDOW = Duration.ofSeconds(15);

    private static final Set<Action> UNDOABLE =
            EnumSet.of(Action.APPROVE, Action.REVOKE, Action.ACTIVATE, Action.DEACTIVATE);

    private final StatusRepository registry;
    private final AuditSubjects subjects;
    private final Permissions permissions;
    private final Recording recording;
    private final AuditReader records;
    private final Clock clock;

    UndoTransaction(
            StatusRepository registry,
            AuditSubjects subjects,
            Permissions permissions,
            Recording recording,
            AuditReader records,
            Clock clock) {
        this.registry = registry;
        this.subjects = subjects;
        this.permissions = permissions;
        this.recording = recording;
        this.records = records;
        this.clock = clock;
    }

    @Transactional
    public List<Result> undo(Actor actor, UUID organization, List<UUID> ids, List<AuditEntry> refused) {
        Permission permission = permissions.require(
                actor, organization, Role.VIEWER, Action.RESTORE, Subject.unnamed("organization", organization));
        List<AuditRecord> decisions = records.find(organization, ids).stream()
                .filter(record -> UNDOABLE.contains(record.action()) && record.outcome() == Outcome.DONE)
                .toList();
        List<Target> targets = decisions.stream().map(UndoTransaction::target).toList();
        Map<UUID, StatusHolder> locked = registry.lock(organization, targets).stream()
                .collect(Collectors.toMap(StatusHolder::id, Function.identity()));
        Rules rules = new Rules(registry.organization(organization), permission, actor, Set.of());
        Map<UUID, Subject> names = subjects.name(organization, targets);
        Instant now = clock.instant();
        List<Result> results = new ArrayList<>();
        List<Recording.Move> moves = new ArrayList<>();
        for (AuditRecord decision : decisions) {
            Target target = target(decision);
            StatusHolder holder = locked.get(target.id());
            if (holder == null) {
                results.add(Result.unknown(target));
                continue;
            }
            Refusal why = against(rules, decision, holder, now);
            if (why == null) {
                StatusSnapshot before = StatusSnapshot.of(holder);
                StatusSnapshot earlier = earlier(decision, actor, now);
                holder.restore(earlier.status(), earlier.by(), earlier.since());
                moves.add(new Recording.Move(holder, before, Action.RESTORE, null, decision.id()));
                results.add(Result.applied(holder));
            } else {
                results.add(why instanceof Refusal.Conflict ? Result.stale(holder, why) : Result.refused(target, why));
                refused.add(AuditEntry.refused(
                        organization, actor.author(), Action.RESTORE, decision.subject(), null, why.key()));
            }
        }
        Map<UUID, UUID> kept = recording.keep(actor, organization, moves, names);
        results.replaceAll(result -> result.recorded(kept));
        return results;
    }

    private static @Nullable Refusal against(Rules rules, AuditRecord decision, StatusHolder holder, Instant now) {
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
        if (decision.at().plus(WINDOW).isBefore(now)) {
            return new Refusal.Conflict("refusal.undo.late", WINDOW.toSeconds());
        }
        Object revision = Objects.requireNonNull(decision.after()).get("revision");
        return revision instanceof Number seen && seen.longValue() == holder.statusRevision()
                ? null
                : new Refusal.Conflict("refusal.stale", holder.statusChangedBy());
    }

    private static Target target(AuditRecord decision) {
        Level level =
                Level.valueOf(decision.subject().type().toUpperCase(Locale.ROOT).replace('-', '_'));
        return new Target(
                decision.organization(),
                level,
                Objects.requireNonNull(decision.subject().id()));
    }

    /** As it stood before the decision, since then and by whom; records of an older Kunci name the status alone. */
    private static StatusSnapshot earlier(AuditRecord decision, Actor actor, Instant now) {
        Map<String, Object> state = Objects.requireNonNull(decision.before());
        Status status = Status.of(String.valueOf(state.get("status")));
        return state.get(Recording.SINCE) instanceof String since && state.get(Recording.BY) instanceof String by
                ? new StatusSnapshot(status, 0, Instant.parse(since), by)
                : new StatusSnapshot(status, 0, now, actor.name());
    }
}
