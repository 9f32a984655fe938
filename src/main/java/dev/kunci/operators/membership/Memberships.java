package dev.kunci.operators.membership;

import dev.kunci.audit.Action;
import dev.kunci.audit.ActorSnapshot;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.token.TokenRows;
import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who works in which organization, with which roles. */
@Service
@Transactional
public class Memberships {

    /** What a record shows in place of someone from another organization. */
    private static final String ELSEWHERE = "another organization";

    private final MembershipRows rows;
    private final InvitationRows invitations;
    private final TokenRows tokens;
    private final MembershipLocks locks;
    private final LastAdministratorRule lastAdministrator;
    private final Permissions permissions;
    private final AuditLog audit;

    Memberships(
            MembershipRows rows,
            InvitationRows invitations,
            TokenRows tokens,
            MembershipLocks locks,
            LastAdministratorRule lastAdministrator,
            Permissions permissions,
            AuditLog audit) {
        this.rows = rows;
        this.invitations = invitations;
        this.tokens = tokens;
        this.locks = locks;
        this.lastAdministrator = lastAdministrator;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * Gives a member these roles in place of the former ones; from the console, also to someone who is not a member
     * yet.
     *
     * @param products the limit of an approver, null for no limit
     * @throws Refusal.Forbidden unless the actor is an administrator there
     * @throws Refusal.NotFound if they are not a member
     * @throws Refusal.Conflict if no administrator would be left
     */
    public void give(Actor actor, UUID organization, UUID operator, Set<Role> roles, @Nullable Set<UUID> products) {
        Subject subject = enter(actor, organization, operator, Action.ROLE);
        if (actor.operatorId() != null && !rows.exists(organization, operator)) {
            throw audit.refuse(
                    actor.author(), organization, Action.ROLE, subject, new Refusal.NotFound("refusal.person.unknown"));
        }
        write(actor, organization, operator, roles, products);
    }

    /** The same without a permission check, for callers that have done it and hold the locks. */
    void write(Actor actor, UUID organization, UUID operator, Set<Role> roles, @Nullable Set<UUID> products) {
        if (roles.isEmpty()) {
            throw new Refusal.Invalid("refusal.person.roles");
        }
        List<UUID> led = lastAdministrator.led(List.of(organization));
        Map<String, Object> before = rows.state(organization, operator);
        rows.write(organization, operator, roles, roles.contains(Role.APPROVER) ? products : null);
        invitations.delete(organization, operator);
        Subject subject = rows.subject(operator);
        checkLed(actor, organization, Action.ROLE, subject, led);
        audit.append(List.of(AuditEntry.done(organization, actor.author(), Action.ROLE, subject)
                .change(before, rows.state(organization, operator))));
    }

    /**
     * Removes someone from an organization, along with the tokens that act as them there; their account remains.
     *
     * @throws Refusal.Conflict if no administrator would be left
     */
    public void remove(Actor actor, UUID organization, UUID operator) {
        Subject subject = enter(actor, organization, operator, Action.REMOVE);
        if (!rows.exists(organization, operator)) {
            throw audit.refuse(
                    actor.author(),
                    organization,
                    Action.REMOVE,
                    subject,
                    new Refusal.NotFound("refusal.person.unknown"));
        }
        List<UUID> led = lastAdministrator.led(List.of(organization));
        Map<String, Object> before = rows.state(organization, operator);
        rows.delete(organization, operator);
        checkLed(actor, organization, Action.REMOVE, subject, led);
        audit.append(tokens.revokeAll(actor, organization, operator));
        audit.append(List.of(AuditEntry.done(organization, actor.author(), Action.REMOVE, subject)
                .change(before, null)));
    }

    /** Makes the audit entry about an account for one organization. */
    public interface Told {
        /** @param home whether it is the home organization of the account, which alone sees network addresses */
        AuditEntry entry(UUID organization, ActorSnapshot by, boolean home);
    }

    /**
     * Entries for a change of a whole account: one for each of its organizations, or one for the installation if it has
     * none. Only its home sees the network address. If someone else made the change, only those who know that person
     * see the name.
     */
    public List<AuditEntry> entries(UUID operator, ActorSnapshot author, Told told) {
        List<UUID> organizations = rows.organizations(operator);
        if (organizations.isEmpty()) {
            return List.of(told.entry(AuditEntry.INSTALLATION, author, true));
        }
        UUID home = rows.home(operator).orElse(null);
        return organizations.stream()
                .map(organization -> organization.equals(home)
                        ? told.entry(organization, author, true)
                        : told.entry(organization, seenFrom(organization, operator, author), false))
                .toList();
    }

    private ActorSnapshot seenFrom(UUID organization, UUID operator, ActorSnapshot author) {
        UUID id = author.id();
        boolean known = id == null || id.equals(operator) || rows.exists(organization, id);
        return new ActorSnapshot(
                known ? id : null,
                known ? author.name() : ELSEWHERE,
                author.onBehalfOf(),
                author.origin().withoutAddress());
    }

    private Subject enter(Actor actor, UUID organization, UUID operator, Action action) {
        locks.operator(operator);
        locks.organizations(List.of(organization));
        Subject subject = rows.subjectIn(organization, operator);
        permissions.require(actor, organization, Role.ADMIN, action, subject);
        return subject;
    }

    private void checkLed(Actor actor, UUID organization, Action action, Subject subject, List<UUID> before) {
        try {
            lastAdministrator.stillLed(before);
        } catch (Refusal.Conflict last) {
            throw audit.refuse(actor.author(), organization, action, subject, last);
        }
    }
}
