package dev.kunci.operators.account;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.OperatorRepository;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.membership.LastAdministratorRule;
import dev.kunci.operators.membership.MembershipLocks;
import dev.kunci.operators.membership.MembershipRows;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets administrators disable and enable accounts and set new passwords. Accounts are global. The organization that
 * created an account can disable it, whatever other organizations it belongs to. An account that has left its
 * organization and belongs to several others can only be disabled by someone who administers all of them. The same
 * holds for a new password, because whoever sets it can sign in with it and would get into the other organizations.
 */
@Service
@Transactional
public class AccountAdministration {

    private final OperatorRepository operators;
    private final OperatorAccounts accounts;
    private final MembershipRows rows;
    private final Sessions sessions;
    private final MembershipLocks locks;
    private final LastAdministratorRule lastAdministrator;
    private final Permissions permissions;
    private final AuditLog audit;

    AccountAdministration(
            OperatorRepository operators,
            OperatorAccounts accounts,
            MembershipRows rows,
            Sessions sessions,
            MembershipLocks locks,
            LastAdministratorRule lastAdministrator,
            Permissions permissions,
            AuditLog audit) {
        this.operators = operators;
        this.accounts = accounts;
        this.rows = rows;
        this.sessions = sessions;
        this.locks = locks;
        this.lastAdministrator = lastAdministrator;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * Disables an account: it cannot sign in, its sessions end, and its tokens stop working meanwhile.
     * @throws Refusal.Forbidden for the actor's own account, and for an account of another organization
     * @throws Refusal.Conflict if its organization would be left without an administrator; the other organizations of
     *     the account do not matter here
     */
    public void disable(Actor actor, UUID organization, UUID operator) {
        enter(actor, organization, operator, Action.DISABLE);
        Operator account = operators.findById(operator).orElseThrow();
        if (!account.disabled()) {
            List<UUID> led = lastAdministrator.led(theirs(actor, operator));
            account.disable();
            operators.saveAndFlush(account);
            try {
                lastAdministrator.stillLed(led);
            } catch (Refusal.Conflict last) {
                throw refuse(actor, organization, operator, Action.DISABLE, last);
            }
            sessions.endAll(operator, null);
            accounts.record(actor, account, Action.DISABLE);
        }
    }

    /** Enables a disabled account, with its former password and tokens. */
    public void enable(Actor actor, UUID organization, UUID operator) {
        enter(actor, organization, operator, Action.ENABLE);
        Operator account = operators.findById(operator).orElseThrow();
        if (account.disabled()) {
            account.enable();
            operators.saveAndFlush(account);
            accounts.record(actor, account, Action.ENABLE);
        }
    }

    /**
     * @return the password, which must be changed at the next sign-in; sessions end
     * @throws Refusal.Forbidden for the actor's own account, and unless the actor administers all organizations of the
     *     account
     */
    public String newPassword(Actor actor, UUID organization, UUID operator) {
        enter(actor, organization, operator, Action.PASSWORD);
        Operator account = operators.findById(operator).orElseThrow();
        if (account.programOf() != null) {
            throw refuse(
                    actor,
                    organization,
                    operator,
                    Action.PASSWORD,
                    new Refusal.Invalid("refusal.person.program", account.email()));
        }
        if (lastAdministrator.beyond(actor, operator)) {
            throw refuse(
                    actor, organization, operator, Action.PASSWORD, new Refusal.Forbidden("refusal.person.elsewhere"));
        }
        return accounts.reset(actor, account);
    }

    private void enter(Actor actor, UUID organization, UUID operator, Action action) {
        locks.operator(operator);
        locks.organizations(rows.organizations(operator));
        permissions.require(actor, organization, Role.ADMIN, action, rows.subjectIn(organization, operator));
        if (!rows.exists(organization, operator)) {
            throw refuse(actor, organization, operator, action, new Refusal.NotFound("refusal.person.unknown"));
        }
        if (operator.equals(actor.operatorId())) {
            throw refuse(actor, organization, operator, action, new Refusal.Forbidden("refusal.person.self"));
        }
        if (beyond(actor, operator)) {
            throw refuse(actor, organization, operator, action, new Refusal.Forbidden("refusal.person.beyond"));
        }
    }

    private boolean beyond(Actor actor, UUID operator) {
        Optional<UUID> home = rows.home(operator);
        return home.isEmpty()
                ? lastAdministrator.beyond(actor, operator)
                : !permissions.of(actor, home.get()).may(Role.ADMIN);
    }

    /** The organizations that must not lose their last administrator by this. */
    private List<UUID> theirs(Actor actor, UUID operator) {
        return rows.home(operator)
                .filter(_ -> actor.operatorId() != null)
                .map(List::of)
                .orElseGet(() -> rows.organizations(operator));
    }

    /** Records a refusal after this transaction. */
    private Refusal refuse(Actor actor, UUID organization, UUID operator, Action action, Refusal why) {
        return audit.refuse(actor.author(), organization, action, rows.subjectIn(organization, operator), why);
    }
}
