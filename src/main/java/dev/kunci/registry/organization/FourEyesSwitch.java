package dev.kunci.registry.organization;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.operators.SamePersonRule;
import dev.kunci.registry.Organization;
import dev.kunci.registry.OrganizationRepository;
import dev.kunci.shared.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Switching four eyes off takes two people as well: one administrator asks, and another one confirms. Otherwise one
 * person could switch it off, approve their own requests, and switch it on again.
 */
@Service
@Transactional
public class FourEyesSwitch {

    private static final String SETTING = "four-eyes-off";
    private static final Duration OPEN = Duration.ofDays(7);

    /** How long an account must be unchanged by others before it counts as a second person. */
    private static final Duration SETTLED = Duration.ofDays(7);

    private static final String MADE = """
            select exists (select 1 from audit_record where organization_id = :organization and subject_id = :person
              and subject_type = 'operator' and outcome = 'done' and channel <> 'console' and at > :since
              and (action in ('create', 'role')
                or action in ('password', 'enable') and actor_id is distinct from subject_id))
            """;

    private final OrganizationRepository organizations;
    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final SamePersonRule persons;
    private final AuditLog audit;
    private final Clock clock;

    FourEyesSwitch(
            OrganizationRepository organizations,
            JdbcClient jdbc,
            Permissions permissions,
            SamePersonRule persons,
            AuditLog audit,
            Clock clock) {
        this.organizations = organizations;
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.persons = persons;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * A request to switch four eyes off that waits for another administrator.
     *
     * @param askedById null for the machine's owner
     */
    public record Waiting(@Nullable UUID askedById, String askedBy, Instant askedAt, Instant until) {}

    /**
     * For every member.
     *
     * @return empty if nothing waits, or the request has expired
     */
    @Transactional(readOnly = true)
    public Optional<Waiting> waiting(Actor actor, UUID organization) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return find(organization);
    }

    /**
     * One call for all of it: switches four eyes on, rejects a pending request, asks to switch it off, or confirms
     * someone else's request.
     */
    public void require(Actor actor, UUID organization, boolean required) {
        Organization locked = enter(actor, organization, Action.EDIT);
        boolean waits = find(organization).isPresent();
        if (required == locked.fourEyes()) {
            if (waits && required) {
                withdraw(actor, organization);
            }
        } else if (required) {
            locked.settings(locked.reasonsRequired(), true);
            record(actor, locked, Action.EDIT, Map.of("fourEyes", false), Map.of("fourEyes", true));
        } else if (waits) {
            confirm(actor, organization);
        } else {
            ask(actor, organization);
        }
    }

    /**
     * Asks to switch four eyes off.
     *
     * @throws Refusal.Conflict if there is a request already, or nothing to switch off
     */
    public void ask(Actor actor, UUID organization) {
        Organization locked = enter(actor, organization, Action.ASK);
        if (!locked.fourEyes()) {
            throw refuse(actor, locked, Action.ASK, new Refusal.Conflict("refusal.four-eyes.off"));
        }
        Optional<Waiting> earlier = find(organization);
        if (earlier.isPresent()) {
            throw refuse(
                    actor,
                    locked,
                    Action.ASK,
                    new Refusal.Conflict(
                            "refusal.four-eyes.asked", earlier.get().askedBy()));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        end(organization);
        jdbc.sql("insert into waiting_setting (organization_id, setting, asked_by_id, asked_by, asked_at, until)"
                        + " values (?, ?, ?::uuid, ?, ?, ?)")
                .params(organization, SETTING)
                .param(actor.operatorId() == null ? null : actor.operatorId().toString())
                .params(actor.name(), utc(now), utc(now.plus(OPEN)))
                .update();
        record(
                actor,
                locked,
                Action.ASK,
                Map.of("fourEyes", true),
                Map.of("fourEyes", false, "until", now.plus(OPEN).toString()));
    }

    /**
     * Switches four eyes off, as someone else has asked.
     *
     * @throws Refusal.Forbidden for the one who asked, under whatever account, and for an administrator who was
     *     created, or given a password or roles, by someone else recently
     */
    public void confirm(Actor actor, UUID organization) {
        Organization locked = enter(actor, organization, Action.EDIT);
        Waiting waiting = waited(organization);
        if (same(actor, waiting)) {
            throw refuse(actor, locked, Action.EDIT, new Refusal.Forbidden("refusal.four-eyes.self"));
        }
        if (madeJustNow(actor, organization, waiting)) {
            throw refuse(actor, locked, Action.EDIT, new Refusal.Forbidden("refusal.four-eyes.new", SETTLED.toDays()));
        }
        locked.settings(locked.reasonsRequired(), false);
        end(organization);
        record(
                actor,
                locked,
                Action.EDIT,
                Map.of("fourEyes", true),
                Map.of("fourEyes", false, "askedBy", waiting.askedBy()));
    }

    /** Withdraws or rejects the request: any administrator may. */
    public void withdraw(Actor actor, UUID organization) {
        Organization locked = enter(actor, organization, Action.WITHDRAW);
        Waiting waiting = waited(organization);
        end(organization);
        record(
                actor,
                locked,
                Action.WITHDRAW,
                Map.of("fourEyes", false, "askedBy", waiting.askedBy()),
                Map.of("fourEyes", true));
    }

    private boolean same(Actor actor, Waiting waiting) {
        UUID asker = waiting.askedById();
        return asker == null
                ? actor.operatorId() == null
                : persons.accounts(actor).contains(asker);
    }

    /** An account that the asker, or an accomplice, has created or opened for this would not be a second person. */
    private boolean madeJustNow(Actor actor, UUID organization, Waiting waiting) {
        Set<UUID> accounts = persons.accounts(actor);
        return accounts.stream().anyMatch(account -> jdbc.sql(MADE)
                .param("organization", organization)
                .param("person", account)
                .param("since", utc(waiting.askedAt().minus(SETTLED)))
                .query(Boolean.class)
                .single());
    }

    private Waiting waited(UUID organization) {
        return find(organization).orElseThrow(() -> new Refusal.NotFound("refusal.four-eyes.none"));
    }

    private Optional<Waiting> find(UUID organization) {
        return jdbc.sql("select asked_by_id, asked_by, asked_at, until from waiting_setting"
                        + " where organization_id = ? and setting = ? and until > ?")
                .params(organization, SETTING, utc(clock.instant()))
                .query((rs, n) -> new Waiting(
                        rs.getObject("asked_by_id", UUID.class),
                        rs.getString("asked_by"),
                        rs.getObject("asked_at", OffsetDateTime.class).toInstant(),
                        rs.getObject("until", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private void end(UUID organization) {
        jdbc.sql("delete from waiting_setting where organization_id = ? and setting = ?")
                .params(organization, SETTING)
                .update();
    }

    /** Locks first, then reads. */
    private Organization enter(Actor actor, UUID id, Action action) {
        permissions.require(actor, id, Role.ADMIN, action, Subject.unnamed("organization", id));
        jdbc.sql("select id from organization where id = ? for no key update")
                .param(id)
                .query()
                .listOfRows();
        return organizations.findById(id).orElseThrow(() -> new Refusal.NotFound("refusal.organization.unknown", id));
    }

    private void record(
            Actor actor, Organization organization, Action action, Map<String, ?> before, Map<String, ?> after) {
        audit.append(List.of(AuditEntry.done(organization.id(), actor.author(), action, subject(organization))
                .change(before, after)));
    }

    /** Records a refusal for after this transaction. */
    private Refusal refuse(Actor actor, Organization organization, Action action, Refusal why) {
        return audit.refuse(actor.author(), organization.id(), action, subject(organization), why);
    }

    private static Subject subject(Organization organization) {
        return Subject.alone("organization", organization.id(), organization.name());
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
