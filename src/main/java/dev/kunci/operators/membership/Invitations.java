package dev.kunci.operators.membership;

import dev.kunci.audit.Action;
import dev.kunci.audit.ActorSnapshot;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.Uuid7;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How someone who already has an account becomes a member of another organization: it invites them, and they accept.
 * Until then the organization learns nothing about them but the address it typed, not even from the audit log.
 */
@Service
@Transactional
public class Invitations {

    private static final Duration OPEN = Duration.ofDays(14);

    private final InvitationRows rows;
    private final Memberships memberships;
    private final MembershipRows members;
    private final MembershipLocks locks;
    private final Permissions permissions;
    private final AuditLog audit;
    private final Clock clock;

    Invitations(
            InvitationRows rows,
            Memberships memberships,
            MembershipRows members,
            MembershipLocks locks,
            Permissions permissions,
            AuditLog audit,
            Clock clock) {
        this.rows = rows;
        this.memberships = memberships;
        this.members = members;
        this.locks = locks;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * An invitation as the invited person sees it.
     *
     * @param organization its display name
     * @param products the API products an approver will be limited to, null for no limit
     */
    public record Invitation(
            UUID id,
            String organization,
            Set<Role> roles,
            @Nullable List<String> products,
            String invitedBy,
            Instant until) {}

    /** Without a permission check, for callers that have done it and hold the locks. */
    UUID invite(Actor actor, UUID organization, String email, Set<Role> roles, @Nullable Set<UUID> products) {
        if (roles.isEmpty()) {
            throw new Refusal.Invalid("refusal.person.roles");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        rows.find(organization, email).ifPresent(earlier -> {
            if (earlier.until().isAfter(now)) {
                throw new Refusal.Conflict("refusal.invitation.open", email);
            }
            rows.delete(earlier);
        });
        UUID id = Uuid7.next();
        rows.add(new InvitationRows.Row(
                organization,
                id,
                email,
                roles,
                roles.contains(Role.APPROVER) ? products : null,
                List.of(),
                actor.name(),
                now,
                now.plus(OPEN)));
        InvitationRows.Row invitation = rows.find(organization, id).orElseThrow();
        audit.append(List.of(AuditEntry.done(organization, actor.author(), Action.INVITE, invitation.subject())
                .change(null, invitation.state())));
        return id;
    }

    /**
     * Withdraws an invitation.
     *
     * @throws Refusal.NotFound if there is none, or it has been answered meanwhile
     */
    public void withdraw(Actor actor, UUID organization, UUID invitation) {
        locks.organizations(List.of(organization));
        Optional<InvitationRows.Row> found = rows.find(organization, invitation);
        permissions.require(
                actor,
                organization,
                Role.ADMIN,
                Action.WITHDRAW,
                InvitationRows.subject(
                        invitation, found.map(InvitationRows.Row::email).orElseGet(invitation::toString)));
        InvitationRows.Row row = found.orElseThrow(() -> new Refusal.NotFound("refusal.invitation.unknown"));
        rows.delete(row);
        audit.append(List.of(AuditEntry.done(organization, actor.author(), Action.WITHDRAW, row.subject())
                .change(row.state(), null)));
    }

    /** The open invitations of this person, oldest first. */
    @Transactional(readOnly = true)
    public List<Invitation> own(Actor actor) {
        return rows.open(self(actor), clock.instant()).stream()
                .map(row -> new Invitation(
                        row.id(),
                        rows.organizationName(row.organization()),
                        row.roles(),
                        row.products() == null ? null : row.productNames(),
                        row.invitedBy(),
                        row.until()))
                .toList();
    }

    /**
     * Makes the invited person a member with the offered roles.
     *
     * @throws Refusal.NotFound if they have no such invitation, or it has been withdrawn or answered meanwhile
     * @throws Refusal.Conflict if it has expired, or they already are a member
     */
    public void accept(Actor actor, UUID invitation) {
        InvitationRows.Row row = enter(actor, invitation);
        UUID person = self(actor);
        Actor member = Actor.operator(person, actor.name(), actor.origin().withoutAddress());
        if (!row.until().isAfter(clock.instant())) {
            throw audit.refuse(
                    stranger(actor, row),
                    row.organization(),
                    Action.ACCEPT,
                    row.subject(),
                    new Refusal.Conflict("refusal.invitation.over"));
        }
        if (members.exists(row.organization(), person)) {
            throw new Refusal.Conflict("refusal.person.member", actor.name());
        }
        audit.append(List.of(AuditEntry.done(row.organization(), member.author(), Action.ACCEPT, row.subject())
                .change(row.state(), null)));
        memberships.write(member, row.organization(), person, row.roles(), row.products());
    }

    /** Declines an invitation; the organization does not learn who declined. */
    public void decline(Actor actor, UUID invitation) {
        InvitationRows.Row row = enter(actor, invitation);
        rows.delete(row);
        audit.append(List.of(AuditEntry.done(row.organization(), stranger(actor, row), Action.DECLINE, row.subject())
                .change(row.state(), null)));
    }

    /** Locks in the order of all changes of people: the person, the organization, then what depends on both. */
    private InvitationRows.Row enter(Actor actor, UUID invitation) {
        UUID person = self(actor);
        locks.operator(person);
        UUID organization = rows.organization(person, invitation).orElseThrow(Invitations::unknown);
        locks.organizations(List.of(organization));
        return rows.find(organization, invitation).orElseThrow(Invitations::unknown);
    }

    private static Refusal unknown() {
        return new Refusal.NotFound("refusal.invitation.unknown");
    }

    private static UUID self(Actor actor) {
        if (actor.operatorId() == null || !actor.inPerson()) {
            throw new Refusal.Forbidden("refusal.invitation.person");
        }
        return actor.operatorId();
    }

    /** The invited person as the organization knows them: by the e-mail address it typed. */
    private static ActorSnapshot stranger(Actor actor, InvitationRows.Row row) {
        return new ActorSnapshot(null, row.email(), null, actor.origin().withoutAddress());
    }
}
