package dev.kunci.approval;

import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.SamePersonRule;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The transaction of decisions: check the permissions, lock the targets, change them, and record all of it. */
@Component
class DecisionTransaction {

    private final AuditSubjects subjects;
    private final Permissions permissions;
    private final SamePersonRule persons;
    private final StatusChanges changes;
    private final Clock clock;

    DecisionTransaction(
            AuditSubjects subjects,
            Permissions permissions,
            SamePersonRule persons,
            StatusChanges changes,
            Clock clock) {
        this.subjects = subjects;
        this.permissions = permissions;
        this.persons = persons;
        this.changes = changes;
        this.clock = clock;
    }

    /** What a transaction does about rows that others hold, and whether it also changes other things. */
    private enum Locking {
        WAIT,
        SKIP,
        WITHIN
    }

    /** Decides what one call wants, and waits for rows that others hold. */
    @Transactional
    public void decide(DecisionCall call) {
        record(decide(call.organization(), List.of(call), Locking.WAIT));
    }

    /** The same as part of a transaction that is open and also changes other things. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decideWithin(DecisionCall call) {
        decide(call.organization(), List.of(call), Locking.WITHIN)
                .forEach((_, applied) -> call.ended(applied.results(changes.recordWithin(applied))));
    }

    /**
     * Decides what several calls want in one transaction. It never waits for a row: a call that would have to is held
     * up, and the others are done without it.
     *
     * @param calls that have no target in common
     * @param committed called after the commit, before it is waited for that everyone has heard of it
     */
    @Transactional
    public void decideTogether(List<DecisionCall> calls, Runnable committed) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.run();
            }
        });
        Map<DecisionCall, StatusChanges.Applied> applied = new LinkedHashMap<>();
        calls.stream()
                .collect(Collectors.groupingBy(DecisionCall::organization))
                .forEach((organization, theirs) -> applied.putAll(decide(organization, theirs, Locking.SKIP)));
        record(applied);
    }

    private void record(Map<DecisionCall, StatusChanges.Applied> applied) {
        Map<UUID, UUID> records = changes.record(applied.values());
        applied.forEach((call, done) -> call.ended(done.results(records)));
    }

    private Map<DecisionCall, StatusChanges.Applied> decide(
            UUID organization, List<DecisionCall> calls, Locking locking) {
        Map<Actor, Permission> may =
                permissions.of(calls.stream().map(DecisionCall::actor).toList(), organization);
        List<DecisionCall> approvers = new ArrayList<>();
        for (DecisionCall call : calls) {
            if (Objects.requireNonNull(may.get(call.actor())).may(Role.APPROVER)) {
                approvers.add(call);
            } else {
                refuseStranger(call);
            }
        }
        List<Target> targets =
                approvers.stream().flatMap(call -> call.targets().stream()).toList();
        if (targets.isEmpty()) {
            return Map.of();
        }
        Map<UUID, StatusHolder> locked =
                switch (locking) {
                    case WAIT -> changes.lock(organization, targets, true);
                    case SKIP -> changes.lock(organization, targets, false);
                    case WITHIN -> changes.lockWithin(organization, targets);
                };
        AuditSubjects.ForDecision about = subjects.forDecision(organization, targets);
        Map<@Nullable UUID, Set<UUID>> accounts = new HashMap<>();
        Map<DecisionCall, StatusChanges.Applied> applied = new LinkedHashMap<>();
        Instant now = clock.instant();
        for (DecisionCall call : approvers) {
            if (locking == Locking.SKIP && heldUp(call, locked, about.subjects())) {
                call.holdUp();
                continue;
            }
            Set<UUID> same = about.policy().fourEyes()
                    ? accounts.computeIfAbsent(call.actor().operatorId(), _ -> persons.accounts(call.actor()))
                    : Set.of();
            Rules rules = new Rules(about.policy(), Objects.requireNonNull(may.get(call.actor())), call.actor(), same);
            List<DecisionChange> wanted = call.decisions().stream()
                    .map(decision -> new DecisionChange(
                            decision, about.subjects().get(decision.target().id()), rules, now))
                    .toList();
            applied.put(
                    call,
                    changes.apply(
                            call.actor(), organization, wanted, locked, about.subjects(), call.mark(), call.refused()));
        }
        return applied;
    }

    /** Whether someone else holds one of its rows: it exists, and could not be locked. */
    private static boolean heldUp(DecisionCall call, Map<UUID, StatusHolder> locked, Map<UUID, Subject> existing) {
        return call.targets().stream()
                .map(Target::id)
                .anyMatch(id -> !locked.containsKey(id) && existing.containsKey(id));
    }

    /** Callers who decide nothing here learn nothing either, not even whether the organization exists. */
    private void refuseStranger(DecisionCall call) {
        Map<UUID, Subject> names = subjects.name(call.organization(), call.targets());
        List<Result> results = new ArrayList<>();
        for (Decision decision : call.decisions()) {
            Refusal why = Rules.stranger();
            Subject subject = names.get(decision.target().id());
            call.refused().add(decision.refusal(call.actor(), subject, why));
            results.add(Result.refused(decision.target(), why));
        }
        call.ended(results);
    }
}
