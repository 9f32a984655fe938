package dev.kunci.operators;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Entry;
import dev.kunci.audit.Subject;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Makes operators and keeps their passwords and preferences. */
@Service
@Transactional
public class OperatorAccounts {

    private final OperatorRepository operators;
    private final Memberships memberships;
    private final Passwords passwords;
    private final AuditLog audit;
    private final Clock clock;

    OperatorAccounts(
            OperatorRepository operators, Memberships memberships, Passwords passwords, AuditLog audit, Clock clock) {
        this.operators = operators;
        this.memberships = memberships;
        this.passwords = passwords;
        this.audit = audit;
        this.clock = clock;
    }

    /** A new operator and, where one was made for them, the password they must change at their first sign-in. */
    public record Created(UUID id, @Nullable String oneTimePassword) {}

    /**
     * @param password null for a one-time password that must be changed
     * @throws Refusal.Conflict where the address is taken
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
        operator.setPassword(passwords.hash(chosen), password == null);
        operators.saveAndFlush(operator);
        record(actor, operator, Action.CREATE);
        return new Created(operator.id(), password == null ? chosen : null);
    }

    /**
     * Gives an operator a new one-time password.
     *
     * @throws Refusal.NotFound where nobody has that address
     */
    public String reset(Actor actor, String email) {
        requireConsole(actor);
        Operator operator =
                operators.findByEmail(email).orElseThrow(() -> new Refusal.NotFound("refusal.operator.unknown", email));
        String password = passwords.oneTime();
        operator.setPassword(passwords.hash(password), true);
        record(actor, operator, Action.PASSWORD);
        return password;
    }

    /**
     * A person changes their own password.
     *
     * @return the account with the new one
     * @throws Refusal.Invalid where the current one is wrong or the new one breaks the rules
     */
    public Operator changePassword(Actor actor, String current, String next) {
        Operator operator = self(actor);
        if (!passwords.matches(current, operator.passwordHash())) {
            throw new Refusal.Invalid("refusal.password.current");
        }
        passwords.check(next, operator.email());
        if (current.equals(next)) {
            throw new Refusal.Invalid("refusal.password.same");
        }
        operator.setPassword(passwords.hash(next), false);
        record(actor, operator, Action.PASSWORD);
        return operator;
    }

    /** A person's own language, zone and colour scheme; null leaves the choice to the browser. */
    public void prefer(
            Actor actor, @Nullable String language, @Nullable String timeZone, @Nullable String colorScheme) {
        self(actor).prefer(language, timeZone, colorScheme);
    }

    @Transactional(readOnly = true)
    public Optional<Operator> find(UUID id) {
        return operators.findById(id);
    }

    @Transactional(readOnly = true)
    public Optional<Operator> find(String email) {
        return operators.findByEmail(email);
    }

    private Operator self(Actor actor) {
        return Optional.ofNullable(actor.operatorId())
                .flatMap(operators::findById)
                .filter(o -> !o.disabled())
                .orElseThrow(() -> new Refusal.Forbidden("refusal.operator.disabled"));
    }

    private static void requireConsole(Actor actor) {
        if (actor.operatorId() != null) {
            throw new Refusal.Forbidden("refusal.role.admin");
        }
    }

    private void record(Actor actor, Operator operator, Action action) {
        Subject subject = Subject.alone("operator", operator.id(), operator.email());
        List<Entry> entries = new ArrayList<>();
        for (UUID organization : memberships.recordedIn(operator.id())) {
            entries.add(Entry.done(organization, actor.author(), action, subject));
        }
        audit.append(entries);
    }
}
