package dev.kunci.operators.signin;

import dev.kunci.audit.Action;
import dev.kunci.audit.ActorSnapshot;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Origin;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.OperatorRepository;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.password.Passwords;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Signs people in by e-mail address and password, slows down guessing, and records attempts. */
@Service
public class SignIn {

    /** The longest address (RFC 5321, 4.5.3.1). */
    private static final int LONGEST = 254;

    private static final String WRONG = "refusal.sign-in";
    private static final String ENDED = "refusal.sign-in.ended";

    private final OperatorRepository operators;
    private final Memberships memberships;
    private final Passwords passwords;
    private final SignInBackoff backoff;
    private final AddressGuessLimiter guesses;
    private final SignInQueue queue;
    private final AuditLog audit;
    private final Clock clock;

    SignIn(
            OperatorRepository operators,
            Memberships memberships,
            Passwords passwords,
            SignInBackoff backoff,
            AddressGuessLimiter guesses,
            SignInQueue queue,
            AuditLog audit,
            Clock clock) {
        this.operators = operators;
        this.memberships = memberships;
        this.passwords = passwords;
        this.backoff = backoff;
        this.guesses = guesses;
        this.queue = queue;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @return the operator, or empty if the address or the password is wrong or the account is disabled; which of these
     *     is not told
     * @throws Refusal.Conflict {@code refusal.sign-in.wait} after too many attempts for this account, or for any
     *     accounts, from this address; {@code refusal.sign-in.busy} if too many sign in at once
     * @throws Refusal.Forbidden if it was their one-time password and has expired: nobody else learns of it
     */
    public Optional<Operator> attempt(String email, String password, Origin origin) {
        return counted(email, password, origin, operator -> !operator.disabled());
    }

    /** The same for a program, which cannot change a one-time password. */
    Optional<Operator> attemptByProgram(String email, String password, Origin origin) {
        return counted(email, password, origin, operator -> !operator.disabled() && !operator.mustChangePassword());
    }

    private Optional<Operator> counted(String email, String password, Origin origin, Predicate<Operator> welcome) {
        AddressGuessLimiter.Guess guess = guesses.count(email, origin);
        Optional<Operator> found;
        try (SignInQueue.Slot _ = queue.enter(origin, () -> guesses.wasHereBefore(email, origin))) {
            found = attempt(email, password, origin, welcome);
        } catch (Refusal.Conflict notLookedAt) {
            guess.forgive();
            throw notLookedAt;
        }
        if (found.isPresent()) {
            guess.forgive();
        }
        return found;
    }

    private Optional<Operator> attempt(String email, String password, Origin origin, Predicate<Operator> welcome) {
        if (email.length() > LONGEST || !PlainText.clean(email).equals(email)) {
            passwords.matches(password, null);
            note(null, PlainText.clean(email.substring(0, Math.min(email.length(), LONGEST))), origin, WRONG);
            return Optional.empty();
        }
        backoff.count(email, origin);
        Operator operator = operators.findByEmail(email).orElse(null);
        boolean matches = passwords.matches(password, operator == null ? null : operator.passwordHash());
        if (operator == null || !matches || !welcome.test(operator)) {
            note(operator, email, origin, WRONG);
            return Optional.empty();
        }
        if (operator.passwordEnded(clock.instant())) {
            note(operator, email, origin, ENDED);
            throw new Refusal.Forbidden(ENDED);
        }
        backoff.succeeded(email, origin);
        note(operator, email, origin, null);
        return Optional.of(operator);
    }

    /** Records that a person signed out. */
    @Transactional
    public void signedOut(Actor actor) {
        if (actor.operatorId() != null) {
            Subject subject = Subject.alone("operator", actor.operatorId(), actor.name());
            audit.append(memberships.entries(
                    actor.operatorId(),
                    actor.author(),
                    (organizationId, by, _) -> AuditEntry.done(organizationId, by, Action.SIGN_OUT, subject)));
        }
    }

    private void note(@Nullable Operator operator, String email, Origin origin, @Nullable String refusal) {
        if (operator == null && !guesses.worthRecording(origin)) {
            return;
        }
        UUID id = operator == null ? null : operator.id();
        String name = operator == null ? email.strip() : operator.email();
        ActorSnapshot author = new ActorSnapshot(id, name, null, origin);
        Subject subject = Subject.alone("operator", id, name);
        Memberships.Told told = (organizationId, by, _) -> refusal == null
                ? AuditEntry.done(organizationId, by, Action.SIGN_IN, subject)
                : AuditEntry.refused(organizationId, by, Action.SIGN_IN, subject, null, refusal);
        audit.note(
                id == null
                        ? List.of(told.entry(AuditEntry.INSTALLATION, author, true))
                        : memberships.entries(id, author, told));
    }
}
