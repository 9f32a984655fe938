package dev.kunci.approval;

import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.SamePersonRule;
import dev.kunci.registry.Organization;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Steps one of a decision: check, lock, compare, let the verb change the status, record, publish. */
@Component
class DecisionTransaction {

    private final StatusRepository registry;
    private final AuditSubjects subjects;
    private final Permissions permissions;
    private final SamePersonRule persons;
    private final Recording recording;
    private final Clock clock;

    DecisionTransaction(
            StatusRepository registry,
            AuditSubjects subjects,
            Permissions permissions,
            SamePersonRule persons,
            Recording recording,
            Clock clock) {
        this.registry = registry;
        this.subjects = subjects;
        this.permissions = permissions;
        this.persons = persons;
        this.recording = recording;
        this.clock = clock;
    }

    /** @param refused receives the records of what was refused, to be kept after the commit */
    @Transactional
    public List<Result> decide(Actor actor, List<Decision> decisions, List<AuditEntry> refused) {
        return decide(actor, decisions, Map.of(), refused);
    }

    /** @param mark what the records say besides of the state after */
    @Transactional
    public List<Result> decide(
            Actor actor, List<Decision> decisions, Map<String, Object> mark, List<AuditEntry> refused) {
        if (decisions.isEmpty()) {
            return List.of();
        }
        UUID organization = decisions.getFirst().target().organization();
        List<Target> targets = decisions.stream().map(Decision::target).toList();
        if (targets.stream().anyMatch(t -> !t.organization().equals(organization))) {
            throw new IllegalArgumentException("decisions of one call belong to one organization");
        }
        Map<UUID, Subject> names = subjects.name(organization, targets);
        Permission permission = permissions.of(actor, organization);
        if (!permission.may(Role.APPROVER)) {
            return strangers(actor, decisions, names, refused);
        }
        Map<UUID, StatusHolder> locked = registry.lock(organization, targets).stream()
                .collect(Collectors.toMap(StatusHolder::id, Function.identity()));
        Organization place = registry.organization(organization);
        Set<UUID> accounts = place.fourEyes() ? persons.accounts(actor) : Set.of();
        Rules rules = new Rules(place, permission, actor, accounts);
        Instant now = clock.instant();

        List<Recording.Move> moves = new ArrayList<>();
        List<Result> results = new ArrayList<>();
        Set<UUID> moved = new HashSet<>();
        for (Decision decision : decisions) {
            StatusHolder holder = locked.get(decision.target().id());
            Refusal why = holder == null ? null : rules.against(decision, holder);
            if (why != null) {
                results.add(Result.refused(decision.target(), why));
                refused.add(recording.refusal(
                        actor, decision, names.get(decision.target().id()), why));
                continue;
            }
            Result settled = holder == null ? Result.unknown(decision.target()) : settled(decision, holder);
            if (settled != null || holder == null) {
                results.add(Objects.requireNonNull(settled));
                continue;
            }
            if (!moved.add(holder.id())) {
                Refusal twice = new Refusal.Invalid("refusal.decision.twice");
                results.add(Result.refused(decision.target(), twice));
                refused.add(recording.refusal(actor, decision, names.get(holder.id()), twice));
                continue;
            }
            StatusSnapshot before = StatusSnapshot.of(holder);
            decision.verb().apply(holder, actor.name(), now);
            moves.add(new Recording.Move(holder, before, decision.verb().action(), decision.reason(), null));
            results.add(Result.applied(holder));
        }
        Map<UUID, UUID> records = recording.keep(actor, organization, moves, names, mark);
        results.replaceAll(result -> result.recorded(records));
        return results;
    }

    /** Whoever approves nothing here learns nothing either, not even whether there is such an organization. */
    private List<Result> strangers(
            Actor actor, List<Decision> decisions, Map<UUID, Subject> names, List<AuditEntry> refused) {
        return decisions.stream()
                .map(decision -> {
                    Refusal why = Rules.stranger();
                    refused.add(recording.refusal(
                            actor, decision, names.get(decision.target().id()), why));
                    return Result.refused(decision.target(), why);
                })
                .toList();
    }

    /** @return how the decision ends without a change, or null where it has to be applied */
    private static @Nullable Result settled(Decision decision, StatusHolder holder) {
        if (holder.status() == decision.verb().result()) {
            return Result.already(holder);
        }
        boolean stale = decision.seenRevision() != null && decision.seenRevision() != holder.statusRevision();
        return stale && !decision.verb().shuts()
                ? Result.stale(holder, new Refusal.Conflict("refusal.stale", holder.statusChangedBy()))
                : null;
    }
}
