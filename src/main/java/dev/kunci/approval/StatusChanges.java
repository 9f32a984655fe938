package dev.kunci.approval;

import dev.kunci.audit.Action;
import dev.kunci.audit.ActorSnapshot;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.ChangeRecorder;
import dev.kunci.registry.change.StatusLocks;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Executes the status changes of one transaction: refuses, skips, or applies each, and records what was changed. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class StatusChanges {

    static final String SINCE = "since";
    static final String BY = "by";

    private final StatusLocks locks;
    private final StatusRepository statuses;
    private final ChangeRecorder recorder;

    StatusChanges(StatusLocks locks, StatusRepository statuses, ChangeRecorder recorder) {
        this.locks = locks;
        this.statuses = statuses;
        this.recorder = recorder;
    }

    /**
     * What a transaction has changed for one caller, before it is recorded.
     *
     * @param results one for each change that was wanted, in the same order
     * @param changed by their verbs; one for each step
     */
    record Applied(
            Actor actor,
            UUID organization,
            List<Result> results,
            List<ChangeRecorder.Step> steps,
            List<StatusHolder> changed) {

        /** @param records by the id of their subject */
        List<Result> results(Map<UUID, UUID> records) {
            return results.stream().map(result -> result.recorded(records)).toList();
        }
    }

    /**
     * @param waits whether to wait for rows that others hold; else they are left out
     * @return those that exist, by id; nobody else changes them until the transaction ends
     */
    Map<UUID, StatusHolder> lock(UUID organization, List<Target> targets, boolean waits) {
        return waits ? locks.lock(organization, targets) : locks.lockFree(organization, targets);
    }

    /** The same, waiting, as part of a transaction that also changes other things, perhaps of the same objects. */
    Map<UUID, StatusHolder> lockWithin(UUID organization, List<Target> targets) {
        return statuses.lock(organization, targets).stream()
                .collect(Collectors.toMap(StatusHolder::id, Function.identity()));
    }

    /**
     * @param locked by id; what is missing does not exist
     * @param names of what exists, by id
     * @param mark additional fields of the state after in the records
     * @param refused receives the records of refusals, to be stored after the commit
     * @return to be recorded in the same transaction
     */
    Applied apply(
            Actor actor,
            UUID organization,
            List<? extends StatusChange> wanted,
            Map<UUID, StatusHolder> locked,
            Map<UUID, Subject> names,
            Map<String, Object> mark,
            List<AuditEntry> refused) {
        List<Result> results = new ArrayList<>();
        List<ChangeRecorder.Step> steps = new ArrayList<>();
        Map<UUID, StatusHolder> changed = new LinkedHashMap<>();
        for (StatusChange change : wanted) {
            StatusHolder holder = locked.get(change.target().id());
            if (holder == null) {
                results.add(Result.unknown(change.target()));
                continue;
            }
            Refusal why = change.against(holder);
            Result settled = why == null ? change.settled(holder) : null;
            if (why == null && settled == null && changed.containsKey(holder.id())) {
                why = new Refusal.Invalid("refusal.decision.twice");
            }
            if (why != null) {
                refused.add(change.refusal(why));
                results.add(
                        why instanceof Refusal.Conflict
                                ? Result.stale(holder, why)
                                : Result.refused(change.target(), why));
            } else if (settled != null) {
                results.add(settled);
            } else {
                StatusSnapshot before = StatusSnapshot.of(holder);
                change.apply(holder);
                changed.put(holder.id(), holder);
                steps.add(step(change, holder, before, names.get(holder.id()), mark));
                results.add(Result.applied(holder));
            }
        }
        return new Applied(actor, organization, results, steps, List.copyOf(changed.values()));
    }

    /**
     * Records what was changed, for all callers of a transaction that does nothing else.
     *
     * @return the records by the id of their subject
     */
    Map<UUID, UUID> record(Collection<Applied> applied) {
        List<ChangeRecorder.Entry> entries = new ArrayList<>();
        List<StatusHolder> changed = new ArrayList<>();
        for (Applied each : applied) {
            entries.addAll(entries(each));
            changed.addAll(each.changed());
        }
        return recorder.record(entries, changed);
    }

    /** The same as part of a transaction that also changes other things, perhaps of the same objects. */
    Map<UUID, UUID> recordWithin(Applied applied) {
        return recorder.record(entries(applied));
    }

    private static List<ChangeRecorder.Entry> entries(Applied applied) {
        ActorSnapshot author = applied.actor().author();
        return applied.steps().stream()
                .map(step -> step.by(author, applied.organization()))
                .toList();
    }

    private static ChangeRecorder.Step step(
            StatusChange change,
            StatusHolder holder,
            StatusSnapshot before,
            @Nullable Subject subject,
            Map<String, Object> mark) {
        return new ChangeRecorder.Step(
                change.action(),
                Objects.requireNonNull(subject),
                before(before),
                after(change, holder, mark),
                change.reason(),
                change.undoes());
    }

    /** With since when and by whom, because an undo restores all of it. */
    private static Map<String, Object> before(StatusSnapshot before) {
        return Map.of("status", before.status().code(), SINCE, before.since().toString(), BY, before.by());
    }

    private static Map<String, Object> after(StatusChange change, StatusHolder holder, Map<String, Object> mark) {
        Map<String, Object> after = new HashMap<>(mark);
        after.put("status", holder.status().code());
        after.put("revision", holder.statusRevision());
        if (change.action() == Action.RESTORE) {
            after.put(SINCE, holder.statusChangedAt().toString());
            after.put(BY, holder.statusChangedBy());
        }
        return after;
    }
}
