package dev.kunci.operators.membership;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.OperatorRepository;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.password.Passwords;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.database.ViolatedConstraint;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How administrators bring people and programs into their organization. */
@Service
@Transactional
public class People {

    private static final Pattern EMAIL = Pattern.compile("[^\\s\\p{Z}@<>()\",;]{1,64}@[^\\s\\p{Z}@<>()\",;]{1,189}");
    private static final Pattern PROGRAM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");
    private static final int LONGEST_NAME = 200;

    private final OperatorRepository operators;
    private final Memberships memberships;
    private final Invitations invitations;
    private final Responsibility programs;
    private final MembershipRows rows;
    private final MembershipLocks locks;
    private final Passwords passwords;
    private final Permissions permissions;
    private final AuditLog audit;
    private final Clock clock;

    People(
            OperatorRepository operators,
            Memberships memberships,
            Invitations invitations,
            Responsibility programs,
            MembershipRows rows,
            MembershipLocks locks,
            Passwords passwords,
            Permissions permissions,
            AuditLog audit,
            Clock clock) {
        this.operators = operators;
        this.memberships = memberships;
        this.invitations = invitations;
        this.programs = programs;
        this.rows = rows;
        this.locks = locks;
        this.passwords = passwords;
        this.permissions = permissions;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A new member, or an invitation.
     *
     * @param id of the member or of the invitation
     * @param invited whether they already have an account in this installation and have been invited
     * @param oneTimePassword null if they already have an account
     */
    public record Added(UUID id, boolean invited, @Nullable String oneTimePassword) {
        @Override
        public String toString() {
            return "Added[" + id + "]";
        }
    }

    /**
     * Adds a person by address. Someone who already has an account is invited and becomes a member by accepting; the
     * machine's owner adds them at once.
     *
     * @param products the limit of an approver, null for no limit
     * @throws Refusal.Conflict if they are a member or invited already
     */
    public Added add(
            Actor actor, UUID organization, String email, String name, Set<Role> roles, @Nullable Set<UUID> products) {
        String address = PlainText.clean(email).strip();
        require(actor, organization, address);
        PlainText.check(address);
        if (!EMAIL.matcher(address).matches()) {
            throw new Refusal.Invalid("refusal.person.email", PlainText.shortened(address));
        }
        Optional<Operator> known = operators.findByEmail(address);
        if (known.isPresent()) {
            return known(actor, organization, known.get(), address, roles, products);
        }
        PlainText.check(name);
        if (name.isBlank() || name.strip().length() > LONGEST_NAME) {
            throw new Refusal.Invalid("refusal.person.name", LONGEST_NAME);
        }
        String password = passwords.oneTime();
        Operator person = new Operator(address, name.strip(), clock.instant());
        person.setOneTimePassword(passwords.hash(password), clock.instant().plus(Passwords.ONE_TIME));
        create(actor, organization, person);
        join(actor, organization, person, roles, products);
        return new Added(person.id(), false, password);
    }

    private Added known(
            Actor actor,
            UUID organization,
            Operator account,
            String address,
            Set<Role> roles,
            @Nullable Set<UUID> products) {
        if (actor.operatorId() == null) {
            join(actor, organization, account, roles, products);
            return new Added(account.id(), false, null);
        }
        locks.operator(account.id());
        locks.organizations(List.of(organization));
        require(actor, organization, address);
        if (rows.exists(organization, account.id())) {
            throw new Refusal.Conflict("refusal.person.member", address);
        }
        return new Added(invitations.invite(actor, organization, address, roles, products), true, null);
    }

    /**
     * Adds an account that acts by tokens only and cannot sign in. A program that was removed earlier is restored.
     * Whoever adds it is responsible for it.
     */
    public UUID addProgram(Actor actor, UUID organization, String name, Set<Role> roles, @Nullable Set<UUID> products) {
        String called = PlainText.clean(name).strip();
        require(actor, organization, called);
        if (!PROGRAM.matcher(called).matches()) {
            throw new Refusal.Invalid("refusal.program.name", PlainText.shortened(called));
        }
        Operator program = operators.findProgram(organization, called).orElseGet(() -> {
            Operator made = Operator.program(organization, called, clock.instant());
            create(actor, organization, made);
            programs.begin(organization, made.id(), maker(actor, organization));
            return made;
        });
        join(actor, organization, program, roles, products);
        return program.id();
    }

    /** The acting person, or the person responsible for the acting program; null for the machine's owner. */
    private @Nullable UUID maker(Actor actor, UUID organization) {
        UUID id = actor.operatorId();
        return id == null
                        || operators
                                .findById(id)
                                .filter(o -> o.programOf() == null)
                                .isPresent()
                ? id
                : programs.responsible(actor, organization, id)
                        .map(Responsibility.Responsible::id)
                        .orElse(null);
    }

    private void require(Actor actor, UUID organization, String name) {
        permissions.require(
                actor,
                organization,
                Role.ADMIN,
                Action.CREATE,
                Subject.alone("operator", null, PlainText.shortened(name)));
    }

    private void create(Actor actor, UUID organization, Operator operator) {
        try {
            operators.saveAndFlush(operator);
        } catch (DataIntegrityViolationException meanwhile) {
            Refusal taken = new Refusal.Conflict("refusal.person.meanwhile");
            throw ViolatedConstraint.refusal(
                    meanwhile, Map.of("operator_person", taken, "operator_program_name", taken));
        }
        audit.append(List.of(AuditEntry.done(organization, actor.author(), Action.CREATE, subject(operator))
                .change(null, Map.of("name", operator.name()))));
    }

    private void join(
            Actor actor, UUID organization, Operator operator, Set<Role> roles, @Nullable Set<UUID> products) {
        locks.operator(operator.id());
        locks.organizations(List.of(organization));
        permissions.require(actor, organization, Role.ADMIN, Action.ROLE, subject(operator));
        if (rows.exists(organization, operator.id())) {
            throw new Refusal.Conflict("refusal.person.member", operator.email());
        }
        memberships.write(actor, organization, operator.id(), roles, products);
    }

    private static Subject subject(Operator operator) {
        return Subject.alone("operator", operator.id(), operator.email());
    }
}
