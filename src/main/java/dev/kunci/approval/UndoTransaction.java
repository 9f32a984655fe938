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
import dev.kunci.registry.value.Target;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Undoes decisions: same person, within seconds, and only if nobody else has decided since. */
@Component
class UndoTransaction {

    static final Duration WINDOW = Duration.ofSeconds(15);

    private static final Set<Action> UNDOABLE =
            EnumSet.of(Action.APPROVE, Action.REVOKE, Action.ACTIVATE, Action.DEACTIVATE);

    private final StatusRepository statuses;
    private final AuditSubjects subjects;
    private final Permissions permissions;
    private final StatusChanges changes;
    private final AuditReader records;
    private final Clock clock;

    UndoTransaction(
            StatusRepository statuses,
            AuditSubjects subjects,
            Permissions permissions,
            StatusChanges changes,
            AuditReader records,
            Clock clock) {
        this.statuses = statuses;
        this.subjects = subjects;
        this.permissions = permissions;
        this.changes = changes;
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
        List<Target> targets = decisions.stream().map(UndoChange::target).toList();
        Map<UUID, StatusHolder> locked = changes.lock(organization, targets, true);
        Rules rules = new Rules(statuses.organization(organization).policy(), permission, actor, Set.of());
        Map<UUID, Subject> names = subjects.name(organization, targets);
        Instant now = clock.instant();
        List<UndoChange> wanted = decisions.stream()
                .map(decision -> new UndoChange(decision, rules, now))
                .toList();
        StatusChanges.Applied undone = changes.apply(actor, organization, wanted, locked, names, Map.of(), refused);
        return undone.results(changes.record(List.of(undone)));
    }
}
