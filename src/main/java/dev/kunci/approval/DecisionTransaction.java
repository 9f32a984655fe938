package dev.kunci.approval;

import dev.kunci.audit.AuditEntry;
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
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The transaction of a decision: check the permission, lock the targets, and change them. */
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

    /** @param refused receives the records of refusals, to be stored after the commit */
    @Transactional
    public List<Result> decide(Actor actor, List<Decision> decisions, List<AuditEntry> refused) {
        return decide(actor, decisions, Map.of(), refused);
    }

    /** @param mark additional fields of the state after in the records */
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
        Permission permission = permissions.of(actor, organization);
        if (!permission.may(Role.APPROVER)) {
            return strangers(actor, decisions, subjects.name(organization, targets), refused);
        }
        Map<UUID, StatusHolder> locked = changes.lock(organization, targets);
        AuditSubjects.ForDecision about = subjects.forDecision(organization, targets);
        Map<UUID, Subject> names = about.subjects();
        Set<UUID> accounts = about.policy().fourEyes() ? persons.accounts(actor) : Set.of();
        Rules rules = new Rules(about.policy(), permission, actor, accounts);
        Instant now = clock.instant();
        List<DecisionChange> wanted = decisions.stream()
                .map(decision ->
                        new DecisionChange(decision, names.get(decision.target().id()), rules, now))
                .toList();
        return changes.carryOut(actor, organization, wanted, locked, names, mark, refused);
    }

    /** Callers who decide nothing here learn nothing either, not even whether the organization exists. */
    private List<Result> strangers(
            Actor actor, List<Decision> decisions, Map<UUID, Subject> names, List<AuditEntry> refused) {
        return decisions.stream()
                .map(decision -> {
                    Refusal why = Rules.stranger();
                    refused.add(
                            decision.refusal(actor, names.get(decision.target().id()), why));
                    return Result.refused(decision.target(), why);
                })
                .toList();
    }
}
