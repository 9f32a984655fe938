package dev.kunci.operators;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Entry;
import dev.kunci.audit.Origin;
import dev.kunci.audit.Subject;
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

/** Where people are signed in; ending one counts at its next call, whichever portal it talks to. */
@Service
@Transactional
public class Sessions {

    private static final Duration KEPT = Duration.ofDays(90);
    private static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    /** What was not seen for so long is over without having said so: its portal was killed, or its machine. */
    private static final Duration FORGOTTEN = Duration.ofHours(12);

    private final JdbcClient jdbc;
    private final OperatorRepository operators;
    private final Memberships memberships;
    private final AuditLog audit;
    private final Clock clock;

    Sessions(JdbcClient jdbc, OperatorRepository operators, Memberships memberships, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.operators = operators;
        this.memberships = memberships;
        this.audit = audit;
        this.clock = clock;
    }

    /** A session as its owner sees it. */
    public record Session(
            UUID id,
            Instant startedAt,
            Instant lastSeenAt,
            @Nullable String address,
            @Nullable String browser) {

        /** What to call it: the browser and where it is. */
        public String label() {
            return browser == null || address == null
                    ? Objects.requireNonNullElse(browser, Objects.requireNonNullElse(address, "?"))
                    : browser + ", " + address;
        }

        /** The same for those who are not to know where it is. */
        String unplaced() {
            return Objects.requireNonNullElse(browser, "?");
        }
    }

    /** @param userAgent what the browser says of itself */
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
                .param(Browser.shorten(userAgent))
                .update();
        return id;
    }

    /**
     * @return the account of whom a session belongs to, as it stands now; empty where it has ended or the account has
     *     been disabled
     */
    public Optional<Operator> account(UUID session) {
        Instant now = now();
        Optional<Seen> seen = seen(session);
        if (seen.isPresent() && seen.get().at().isBefore(now.minus(SEEN_EVERY))) {
            jdbc.sql("update operator_session set last_seen_at = ? where id = ? and last_seen_at < ?")
                    .params(utc(now), session, utc(now.minus(SEEN_EVERY)))
                    .update();
        }
        return seen.flatMap(this::account);
    }

    /** The same for what a screen reads by itself, though nobody may be at it: the session does not count as seen. */
    @Transactional(readOnly = true)
    public Optional<Operator> accountUnseen(UUID session) {
        return seen(session).flatMap(this::account);
    }

    private record Seen(UUID operator, Instant at) {}

    private Optional<Seen> seen(UUID session) {
        return jdbc.sql("select operator_id, last_seen_at from operator_session where id = ? and ended_at is null")
                .param(session)
                .query((rs, n) -> new Seen(rs.getObject("operator_id", UUID.class), instant(rs, "last_seen_at")))
                .optional();
    }

    private Optional<Operator> account(Seen seen) {
        return operators.findById(seen.operator()).filter(o -> !o.disabled());
    }

    /** A session is over because its owner left, or because it was idle for too long. */
    public void over(UUID session) {
        jdbc.sql("update operator_session set ended_at = ? where id = ? and ended_at is null")
                .params(utc(now()), session)
                .update();
    }

    /** A person's own sessions, the latest first. */
    @Transactional(readOnly = true)
    public List<Session> own(Actor actor) {
        return jdbc.sql("select * from operator_session where operator_id = ? and ended_at is null"
                        + " and last_seen_at > ? order by last_seen_at desc, id")
                .params(self(actor), utc(now().minus(FORGOTTEN)))
                .query((rs, n) -> new Session(
                        rs.getObject("id", UUID.class),
                        instant(rs, "started_at"),
                        instant(rs, "last_seen_at"),
                        rs.getString("address"),
                        rs.getString("browser")))
                .list();
    }

    /** Ends one of a person's own sessions. */
    public void end(Actor actor, UUID session) {
        Session ended = own(actor).stream()
                .filter(own -> own.id().equals(session))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("refusal.unknown.session"));
        over(session);
        record(actor, List.of(ended));
    }

    /**
     * Ends all of a person's sessions but this one.
     *
     * @return how many there were
     */
    public int endOthers(Actor actor, UUID kept) {
        List<Session> ended =
                own(actor).stream().filter(own -> !own.id().equals(kept)).toList();
        endAll(self(actor), kept);
        if (!ended.isEmpty()) {
            record(actor, ended);
        }
        return ended.size();
    }

    /** @param kept the one that goes on, null for none */
    void endAll(UUID operator, @Nullable UUID kept) {
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
        audit.append(memberships.entries(
                id, actor.author(), (place, by, home) -> Entry.done(place, by, Action.SIGN_OUT, subject)
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
