package dev.kunci.operators.account;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.OperatorRepository;
import dev.kunci.operators.membership.MembershipLocks;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.password.PasswordRules;
import dev.kunci.operators.password.Passwords;
import dev.kunci.operators.signin.AddressGuessLimiter;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.operators.signin.SignInBackoff;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What people change in their own account: name, preferences, password. Tokens cannot do this. */
@Service
public class OwnAccount {

    private static final int LONGEST_NAME = 200;

    private final OperatorRepository operators;
    private final Memberships memberships;
    private final MembershipLocks locks;
    private final Passwords passwords;
    private final PasswordRules rules;
    private final SignInBackoff backoff;
    private final AddressGuessLimiter guesses;
    private final Sessions sessions;
    private final AuditLog audit;
    private final TransactionTemplate change;

    OwnAccount(
            OperatorRepository operators,
            Memberships memberships,
            MembershipLocks locks,
            Passwords passwords,
            PasswordRules rules,
            SignInBackoff backoff,
            AddressGuessLimiter guesses,
            Sessions sessions,
            AuditLog audit,
            TransactionTemplate change) {
        this.operators = operators;
        this.memberships = memberships;
        this.locks = locks;
        this.passwords = passwords;
        this.rules = rules;
        this.backoff = backoff;
        this.guesses = guesses;
        this.sessions = sessions;
        this.audit = audit;
        this.change = change;
    }

    /**
     * Changes a person's own password and ends all their other sessions. Guessing the current password is slowed down
     * and recorded as at sign-in.
     *
     * @param session the session that stays, null for none
     * @return the account with the new password
     * @throws Refusal.Invalid if the current password is wrong or the new one breaks the rules
     * @throws Refusal.Conflict after too many wrong passwords
     */
    public Operator changePassword(Actor actor, @Nullable UUID session, String current, String next) {
        Operator operator = self(actor);
        show(actor, operator, current, Action.PASSWORD);
        rules.check(next, operator);
        if (current.equals(next)) {
            throw new Refusal.Invalid("refusal.password.same");
        }
        String hash = passwords.hash(next);
        return change.execute(_ -> {
            Operator changed = locked(actor);
            if (!Objects.equals(changed.passwordHash(), operator.passwordHash())) {
                throw new Refusal.Forbidden("refusal.session.ended");
            }
            changed.setPassword(hash);
            sessions.endAll(changed.id(), session);
            record(actor, changed, Action.PASSWORD, null, null);
            return operators.saveAndFlush(changed);
        });
    }

    /**
     * Asks for the password again before a step that an unattended window must not allow. Guessing it is slowed down
     * and recorded as at sign-in.
     *
     * @return the actor for that step
     * @throws Refusal.Invalid if the password is wrong
     * @throws Refusal.Conflict after too many wrong passwords
     */
    public Actor confirm(Actor actor, String password) {
        show(actor, self(actor), password, Action.SIGN_IN);
        return actor.afterPassword();
    }

    private void show(Actor actor, Operator operator, String password, Action what) {
        AddressGuessLimiter.Guess guess = guesses.count(operator.email(), actor.origin());
        try {
            backoff.count(operator.email(), actor.origin());
        } catch (Refusal.Conflict notLookedAt) {
            guess.forgive();
            throw notLookedAt;
        }
        if (!passwords.matches(password, operator.passwordHash())) {
            Refusal wrong = new Refusal.Invalid("refusal.password.current");
            audit.refuse(memberships.entries(
                    operator.id(),
                    actor.author(),
                    (organizationId, by, _) ->
                            AuditEntry.refused(organizationId, by, what, subject(operator), null, wrong.key())));
            throw wrong;
        }
        guess.forgive();
        backoff.succeeded(operator.email(), actor.origin());
    }

    /** Sets the name that others see. */
    @Transactional
    public void rename(Actor actor, String name) {
        PlainText.check(name);
        String stripped = name.strip();
        if (stripped.isEmpty() || stripped.length() > LONGEST_NAME) {
            throw new Refusal.Invalid("refusal.person.name", LONGEST_NAME);
        }
        Operator operator = locked(actor);
        if (!operator.name().equals(stripped)) {
            Map<String, String> before = Map.of("name", operator.name());
            operator.rename(stripped);
            record(actor, operator, Action.EDIT, before, Map.of("name", stripped));
        }
    }

    /** Sets the language, time zone and colour scheme; null leaves the choice to the browser. */
    @Transactional
    public void prefer(
            Actor actor, @Nullable String language, @Nullable String timeZone, @Nullable String colorScheme) {
        locked(actor).prefer(language, timeZone, colorScheme);
    }

    /** The account, locked against other changes. */
    private Operator locked(Actor actor) {
        if (actor.operatorId() != null) {
            locks.operator(actor.operatorId());
        }
        return self(actor);
    }

    private Operator self(Actor actor) {
        return Optional.ofNullable(actor.operatorId())
                .filter(_ -> actor.inPerson())
                .flatMap(operators::findById)
                .filter(o -> !o.disabled())
                .orElseThrow(() -> new Refusal.Forbidden("refusal.operator.disabled"));
    }

    private static Subject subject(Operator operator) {
        return Subject.alone("operator", operator.id(), operator.email());
    }

    private void record(
            Actor actor,
            Operator operator,
            Action action,
            @Nullable Map<String, ?> before,
            @Nullable Map<String, ?> after) {
        audit.append(memberships.entries(operator.id(), actor.author(), (organizationId, by, _) -> AuditEntry.done(
                        organizationId, by, action, subject(operator))
                .change(before, after)));
    }
}
