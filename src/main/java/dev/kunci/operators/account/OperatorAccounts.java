package dev.kunci.operators.account;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.OperatorRepository;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.operators.password.Passwords;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.database.ViolatedConstraint;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds accounts, and lets the machine's owner create them and help people who are locked out. */
@Service
@Transactional
public class OperatorAccounts {

    private final OperatorRepository operators;
    private final Memberships memberships;
    private final Passwords passwords;
    private final Sessions sessions;
    private final AuditLog audit;
    private final Clock clock;

    OperatorAccounts(
            OperatorRepository operators,
            Memberships memberships,
            Passwords passwords,
            Sessions sessions,
            AuditLog audit,
            Clock clock) {
        this.operators = operators;
        this.memberships = memberships;
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new operator and, if one was generated, the password that must be changed at the first sign-in. */
    public record Created(UUID id, @Nullable String oneTimePassword) {}

    /**
     * @param password null to generate a one-time password
     * @throws Refusal.Conflict if the address is taken
     */
    public Created create(Actor actor, String email, String name, @Nullable String password) {
        requireConsole(actor);
        PlainText.check(email);
        PlainText.check(name);
        Operator operator = new Operator(email.strip(), name.strip(), clock.instant());
        if (operators.findByEmail(operator.email()).isPresent()) {
            throw new Refusal.Conflict("refusal.operator.taken", operator.email());
        }
        String chosen = password == null ? passwords.oneTime() : password;
        String hash = passwords.hash(chosen);
        if (password == null) {
            operator.setOneTimePassword(hash, oneTimeEnd());
        } else {
            operator.setPassword(hash);
        }
        try {
            operators.saveAndFlush(operator);
        } catch (DataIntegrityViolationException meanwhile) {
            throw ViolatedConstraint.refusal(
                    meanwhile,
                    Map.of("operator_person", new Refusal.Conflict("refusal.operator.taken", operator.email())));
        }
        record(actor, operator, Action.CREATE);
        return new Created(operator.id(), password == null ? chosen : null);
    }

    /**
     * Gives an operator a new one-time password.
     *
     * @throws Refusal.NotFound if nobody has that address
     */
    public String reset(Actor actor, String email) {
        requireConsole(actor);
        return reset(
                actor,
                operators
                        .findByEmail(email)
                        .orElseThrow(() -> new Refusal.NotFound("refusal.operator.unknown", email)));
    }

    /**
     * The same without a permission check, for callers that have done it. Sessions end with the password they began
     * with.
     */
    String reset(Actor actor, Operator operator) {
        String password = passwords.oneTime();
        operator.setOneTimePassword(passwords.hash(password), oneTimeEnd());
        operators.saveAndFlush(operator);
        sessions.endAll(operator.id(), null);
        record(actor, operator, Action.PASSWORD);
        return password;
    }

    private Instant oneTimeEnd() {
        return clock.instant().plus(Passwords.ONE_TIME);
    }

    @Transactional(readOnly = true)
    public Optional<Operator> find(UUID id) {
        return operators.findById(id);
    }

    /** A person by address; programs have none. */
    @Transactional(readOnly = true)
    public Optional<Operator> find(String email) {
        return operators.findByEmail(email);
    }

    /** The person with this address, or else the program with this name in that organization. */
    @Transactional(readOnly = true)
    public Optional<Operator> find(UUID organization, String emailOrName) {
        return operators.findByEmail(emailOrName).or(() -> operators.findProgram(organization, emailOrName));
    }

    private static void requireConsole(Actor actor) {
        if (actor.operatorId() != null) {
            throw new Refusal.Forbidden("refusal.role.admin");
        }
    }

    /** Recorded in each organization of the account, because it concerns all of them alike. */
    void record(Actor actor, Operator operator, Action action) {
        Subject subject = Subject.alone("operator", operator.id(), operator.email());
        audit.append(memberships.entries(
                operator.id(),
                actor.author(),
                (organizationId, by, _) -> AuditEntry.done(organizationId, by, action, subject)));
    }
}
