package dev.kunci.approval;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.SamePersonRule;
import dev.kunci.registry.Credential;
import dev.kunci.registry.Grant;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.key.KeyReplacements;
import dev.kunci.registry.key.KeyReplacements.Carried;
import dev.kunci.registry.key.KeyReplacements.Replacement;
import dev.kunci.registry.key.LeakReason;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends a leaked key: issues its replacement first, then makes all decisions that belong to it, on the common path. */
@Component
class LeakTransaction {

    private final StatusRepository statuses;
    private final AuditSubjects subjects;
    private final Permissions permissions;
    private final SamePersonRule persons;
    private final KeyReplacements replacements;
    private final DecisionTransaction decisions;
    private final Clock clock;

    LeakTransaction(
            StatusRepository statuses,
            AuditSubjects subjects,
            Permissions permissions,
            SamePersonRule persons,
            KeyReplacements replacements,
            DecisionTransaction decisions,
            Clock clock) {
        this.statuses = statuses;
        this.subjects = subjects;
        this.permissions = permissions;
        this.persons = persons;
        this.replacements = replacements;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** @param refused receives the records of refusals, to be stored after the transaction */
    @Transactional
    public LeakResult revoke(Actor actor, Leak leak, List<AuditEntry> refused) {
        Subject unnamed = Subject.unnamed("credential", leak.credential());
        Permission permission = permissions.require(actor, leak.organization(), Role.APPROVER, Action.REVOKE, unnamed);
        Credential key = locked(leak);
        Rules rules = new Rules(
                statuses.organization(leak.organization()).policy(), permission, actor, persons.accounts(actor));
        Decision revocation = new Decision(key.target(), Verb.REVOKE, leak.reason(), null);
        Refusal why = rules.against(revocation, key);
        if (why != null) {
            refused.add(revocation.refusal(actor, subjects.name(key), why));
            throw why;
        }
        if (key.status() == Status.REVOKED) {
            throw new Refusal.Conflict("refusal.leak.revoked", key.statusChangedBy());
        }
        List<Decision> wanted = new ArrayList<>();
        GracePeriod gracePeriod = leak.replacement();
        Replacement replacement =
                gracePeriod == null ? null : replacements.issue(actor, leak.organization(), leak.credential());
        Instant ends = null;
        if (gracePeriod == null || gracePeriod == GracePeriod.NONE) {
            wanted.add(revocation);
        } else {
            Instant at = clock.instant().plus(gracePeriod.time()).truncatedTo(ChronoUnit.SECONDS);
            ends = replacements.end(actor, leak.organization(), leak.credential(), at, leak.reason());
        }
        if (replacement != null) {
            replacement.grants().forEach(grant -> add(wanted, rules, leak, grant));
        }
        if (!wanted.isEmpty()) {
            DecisionCall call = new DecisionCall(actor, wanted, LeakReason.MARK);
            decisions.decideWithin(call);
            refused.addAll(call.refused());
        }
        return new LeakResult(replacement == null ? null : replacement.issued(), ends);
    }

    private Credential locked(Leak leak) {
        UUID organization = leak.organization();
        UUID app = statuses.appOf(organization, leak.credential());
        Target key = new Target(organization, Level.CREDENTIAL, leak.credential());
        statuses.lock(organization, List.of(new Target(organization, Level.APP, app), key));
        return statuses.get(Credential.class, organization, leak.credential());
    }

    /** The status of a product on the old key is carried over to the new one, as far as this person may decide it. */
    private void add(List<Decision> wanted, Rules rules, Leak leak, Carried carried) {
        Verb verb = verb(carried);
        if (verb != null) {
            Grant grant = statuses.get(Grant.class, leak.organization(), carried.grant());
            Decision decision = new Decision(grant.target(), verb, leak.reason(), null);
            if (rules.against(decision, grant) == null) {
                wanted.add(decision);
            }
        }
    }

    private static @Nullable Verb verb(Carried carried) {
        if (carried.before() == carried.now() || carried.before() == Status.PENDING) {
            return null;
        }
        return carried.before().open() ? Verb.APPROVE : Verb.REVOKE;
    }
}
