package dev.kunci.operators.signin;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Origin;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Operator;
import dev.kunci.operators.OperatorRepository;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.shared.KunciProperties;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.Uuid7;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The sessions of people. Ending one takes effect at its next request, whichever portal serves it. */
@Service
@Transactional
public class Sessions {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration SEEN_EVERY = Duration.ofSeconds(30);

    /** A session that has not been ended, idle for too long, or open for too long. */
    private static final String GOES_ON = " ended_at is null and last_seen_at > :seen and started_at > :started";

    private final JdbcClient jdbc;
    private final OperatorRepository operators;
    private final Memberships memberships;
    private final AuditLog audit;
    private final Clock clock;
    private final Duration idle;
    private final Duration longest;

    Sessions(
            JdbcClient jdbc,
            OperatorRepository operators,
            Memberships memberships,
            AuditLog audit,
            Clock clock,
            KunciProperties properties) {
        this.jdbc = jdbc;
        this.operators = operators;
        this.memberships = memberships;
        this.audit = audit;
        this.clock = clock;
        this.idle = properties.sessionIdle();
        this.longest = properties.sessionLongest();
    }

    /** A session as its owner sees it. */
    public record Session(
            UUID id,
            Instant startedAt,
            Instant lastSeenAt,
            @Nullable String address,
            @Nullable String browser) {

        /** Its label: the browser and its address. */
        public String label() {
            return browser == null || address == null
                    ? Objects.requireNonNullElse(browser, Objects.requireNonNullElse(address, "?"))
                    : browser + ", " + address;
        }

        /** The same for readers who may not see the address. */
        String unplaced() {
            return Objects.requireNonNullElse(browser, "?");
        }
    }

    /** @param userAgent the header sent by the browser */
    public UUID start(UUID operator, Origin origin, @Nullable String userAgent) {
        Instant now = now();
        jdbc.sql("delete from operator_session where last_seen_at < ?")
                .param(utc(now.minus(KEPT)))
                .update();
        UUID id = Uuid7.next();
        jdbc.sql("insert into operator_session (id, operator_id, started_at, last_seen_at, address, browser)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(id, operator, utc(now), utc(now))
                .param(origin.address())
                .param(UserAgent.shorten(userAgent))
                .update();
        return id;
    }

    /**
     * @return the account of the session as it is now; empty if the session has ended, was idle for too long or open
     *     for too long, or if the account has been disabled
     */
    @Transactional(readOnly = true)
    public Optional<Operator> account(UUID session) {
        Instant now = now();
        return operators.atSession(session, utc(now.minus(idle)), utc(now.minus(longest)));
    }

    /** The same at a step of the person, which {@link #seen} notes. */
    public Optional<Operator> active(UUID session) {
        Instant now = now();
        return operators.activeAtSession(
                session, utc(now), utc(now.minus(SEEN_EVERY)), utc(now.minus(idle)), utc(now.minus(longest)));
    }

    /** Notes activity of a person. What a page does by itself does not count and is not reported here. */
    public void seen(UUID session) {
        Instant now = now();
        goingOn("update operator_session set last_seen_at = :now where id = :id and last_seen_at < :before and"
                        + GOES_ON)
                .param("now", utc(now))
                .param("before", utc(now.minus(SEEN_EVERY)))
                .param("id", session)
                .update();
    }

    /**
     * How long a session lasts.
     *
     * @param idle without activity from now on
     * @param longest in any case
     */
    public record Left(Duration idle, Duration longest) {
        public static final Left NOTHING = new Left(Duration.ZERO, Duration.ZERO);
    }

    @Transactional(readOnly = true)
    public Left left(UUID session) {
        Instant now = now();
        return goingOn("select started_at, last_seen_at from operator_session where id = :id and" + GOES_ON)
                .param("id", session)
                .query((rs, n) -> new Left(
                        Duration.between(now, instant(rs, "last_seen_at").plus(idle)),
                        Duration.between(now, instant(rs, "started_at").plus(longest))))
                .optional()
                .orElse(Left.NOTHING);
    }

    private JdbcClient.StatementSpec goingOn(String sql) {
        Instant now = now();
        return jdbc.sql(sql).param("seen", utc(now.minus(idle))).param("started", utc(now.minus(longest)));
    }

    /** A session is over because its owner signed out, or because it was idle for too long. */
    public void over(UUID session) {
        jdbc.sql("update operator_session set ended_at = ? where id = ? and ended_at is null")
                .params(utc(now()), session)
                .update();
    }

    /** A person's own sessions, latest first. */
    @Transactional(readOnly = true)
    public List<Session> own(Actor actor) {
        return goingOn("select * from operator_session where operator_id = :operator and" + GOES_ON
                        + " order by last_seen_at desc, id")
                .param("operator", self(actor))
                .query((rs, n) -> new Session(
                        rs.getObject("id", UUID.class),
                        instant(rs, "started_at"),
                        instant(rs, "last_seen_at"),
                        rs.getString("address"),
                        rs.getString("browser")))
                .list();
    }

    /** Ends one of a person's own sessions; they have just shown their password again. */
    public void end(Actor actor, UUID session) {
        actor.requireConfirmed();
        Session ended = own(actor).stream()
                .filter(own -> own.id().equals(session))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("refusal.unknown.session"));
        over(session);
        record(actor, List.of(ended));
    }

    /**
     * Ends all of a person's sessions but this one; they have just shown their password again.
     *
     * @return how many there were
     */
    public int endOthers(Actor actor, UUID kept) {
        actor.requireConfirmed();
        List<Session> ended =
                own(actor).stream().filter(own -> !own.id().equals(kept)).toList();
        endAll(self(actor), kept);
        if (!ended.isEmpty()) {
            record(actor, ended);
        }
        return ended.size();
    }

    /** @param kept the one that stays, null for none */
    public void endAll(UUID operator, @Nullable UUID kept) {
        jdbc.sql("update operator_session set ended_at = :now where operator_id = :operator and ended_at is null"
                        + " and id is distinct from :kept::uuid")
                .param("now", utc(now()))
                .param("operator", operator)
                .param("kept", kept)
                .update();
    }

    private void record(Actor actor, List<Session> ended) {
        UUID id = self(actor);
        Subject subject = Subject.alone("operator", id, actor.name());
        audit.append(memberships.entries(id, actor.author(), (organizationId, by, home) -> AuditEntry.done(
                        organizationId, by, Action.SIGN_OUT, subject)
                .change(
                        null,
                        Map.of(
                                "sessions",
                                ended.stream()
                                        .map(home ? Session::label : Session::unplaced)
                                        .toList()))));
    }

    private static UUID self(Actor actor) {
        if (actor.operatorId() == null || !actor.inPerson()) {
            throw new Refusal.Forbidden("refusal.session.person");
        }
        return actor.operatorId();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static Instant instant(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
