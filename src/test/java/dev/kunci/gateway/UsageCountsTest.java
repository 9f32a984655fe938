package dev.kunci.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.testing.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** What is stored about checks. */
class UsageCountsTest extends GatewayScene {

    @Autowired
    DataSource source;

    @Autowired
    Deletions deletions;

    private UsageWriter writer;

    @BeforeEach
    void write() {
        writer = new UsageWriter(usage, new UsageTables(jdbc));
    }

    private Instant lastAllowed() {
        return jdbc.sql("select last_allowed_at from key_use where credential_id = ? and organization_id = ?")
                .param(weather.credential())
                .param(weather.organization())
                .query((rs, n) -> rs.getTimestamp(1).toInstant())
                .optional()
                .orElse(Instant.MIN);
    }

    private long kept() {
        UUID organization = weather.organization();
        return database.count("select count(*) from key_use where organization_id = ?", organization)
                + database.count("select count(*) from refused_call where organization_id = ?", organization);
    }

    private Map<String, Object> refused(String reason) {
        return jdbc.sql("select * from refused_call where credential_id = ? and reason = ?")
                .param(weather.credential())
                .param(reason)
                .query()
                .singleRow();
    }

    private void revoke() {
        decide(weather.target(Level.CREDENTIAL), Verb.REVOKE);
        tell();
    }

    @Test
    void aKeyThatPassesIsNotedOnceAMinute() {
        Instant before = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ask();
        writer.write();
        Instant first = lastAllowed();
        assertThat(first).isBetween(before, clock.instant());

        ask();
        assertThat(usage.takeAllowed()).isEmpty();
        clock.forward(Duration.ofMinutes(1));
        writer.write();
        before = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ask();
        writer.write();
        assertThat(lastAllowed()).isBetween(before, clock.instant());
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void whoCountedLaterIsBelieved() {
        ask();
        UsageWriter late = writer;
        UsageCounts other = new UsageCounts(clock);
        new AccessChecker(
                        vault,
                        existing,
                        new FactsCache(),
                        new FactsLoader(jdbc, json),
                        () -> true,
                        other,
                        clock,
                        PathPolicy.STRICT)
                .check(question("/v1/orders"));
        clock.forward(Duration.ofHours(1));
        usage.turn();
        assertPassesFromMemory();
        late.write();
        Instant last = lastAllowed();
        new UsageWriter(other, new UsageTables(jdbc)).write();

        assertThat(lastAllowed()).isEqualTo(last).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
    }

    @Test
    void refusedCallsAreCountedByReasonAndGateway() {
        revoke();
        Instant before = clock.instant().truncatedTo(ChronoUnit.MICROS);
        checker.check(question("/v1/orders/1?apikey=" + weather.pair().consumerKey()));
        checker.check(question("/v1/orders/2"));
        writer.write();
        clock.forward(Duration.ofHours(2));
        checker.check(question(
                weather.pair().consumerKey(),
                "D\u0000L\u00e9TE" + "E".repeat(30),
                "/v1/" + "x".repeat(300) + "?y",
                null,
                null));
        writer.write();

        Map<String, Object> row = refused("key-revoked");
        assertThat(row)
                .containsEntry("organization_id", weather.organization())
                .containsEntry("gateway", "nginx")
                .containsEntry("method", "D?L?TE" + "E".repeat(14))
                .containsEntry("path", "/v1/" + "x".repeat(196))
                .containsEntry("calls", 3L);
        Instant first = ((Timestamp) row.get("first_at")).toInstant();
        Instant last = ((Timestamp) row.get("last_at")).toInstant();
        assertThat(first).isBetween(before, before.plusSeconds(60));
        assertThat(last).isBetween(first.plus(Duration.ofHours(2)), clock.instant());

        checker.check(new CheckRequest(
                weather.organizationName(), "envoy", weather.pair().consumerKey(), "GET", "/v1/orders", null, null));
        writer.write();
        assertThat(database.count("select count(*) from refused_call where credential_id = ?", weather.credential()))
                .isEqualTo(2);
        assertThat(lastAllowed()).isEqualTo(Instant.MIN);
    }

    /** The instance that writes last need not be the one that was asked last. */
    @Test
    void whatInstancesCountIsAdded() {
        revoke();
        UsageCounts other = new UsageCounts(clock);
        new AccessChecker(
                        vault,
                        existing,
                        new FactsCache(),
                        new FactsLoader(jdbc, json),
                        () -> true,
                        other,
                        clock,
                        PathPolicy.STRICT)
                .check(question("/v1/early"));
        clock.forward(Duration.ofMinutes(5));
        checker.check(question("/v1/late"));
        writer.write();
        new UsageWriter(other, new UsageTables(jdbc)).write();

        Map<String, Object> row = refused("key-revoked");
        assertThat(row).containsEntry("path", "/v1/late").containsEntry("calls", 2L);
        Instant first = ((Timestamp) row.get("first_at")).toInstant();
        Instant last = ((Timestamp) row.get("last_at")).toInstant();
        assertThat(Duration.between(first, last)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
    }

    @Test
    void ofUnknownKeysNothingIsKept() {
        checker.check(question("nobody-has-this-key", "GET", "/", null, null));
        checker.check(question("nobody-has-this-key", "GET", "/", null, null));
        checker.check(question("", "GET", "/", null, null));

        assertThat(usage.takeRefused()).isEmpty();
        assertThat(usage.takeAllowed()).isEmpty();
    }

    @Test
    void aKeyThatIsGoneIsLeftOutAndLeavesNothing() {
        Scene.Weather other = scene.weather();
        ask();
        checker.check(question("/v1/orders"));
        CheckRequest elsewhere = new CheckRequest(
                other.organizationName(), "nginx", other.pair().consumerKey(), "GET", "/v1", null, null);
        checker.check(elsewhere);
        deletions.remove(Actor.console(), other.target(Level.CREDENTIAL), null);
        writer.write();
        assertThat(kept()).isEqualTo(1);
        assertThat(database.count("select count(*) from key_use where credential_id = ?", other.credential()))
                .isZero();

        revoke();
        ask();
        writer.write();
        assertThat(kept()).isEqualTo(2);
        deletions.remove(Actor.console(), new Target(weather.organization(), Level.APP, weather.app()), null);
        assertThat(kept()).isZero();
    }

    @Test
    void whereTheDatabaseIsAwayChecksGoOnAndWhatWasCountedIsLost() {
        boolean[] away = {true};
        DataSource flaky = new DelegatingDataSource(source) {
            @Override
            public Connection getConnection() throws SQLException {
                if (away[0]) {
                    throw new SQLTransientConnectionException("away");
                }
                return super.getConnection();
            }
        };
        writer = new UsageWriter(usage, new UsageTables(JdbcClient.create(flaky)));
        assertPassesFromMemory();
        writer.write();
        writer.write();
        assertThat(kept()).isZero();

        away[0] = false;
        clock.forward(Duration.ofMinutes(1));
        writer.write();
        assertPassesFromMemory();
        writer.write();
        assertThat(kept()).isEqualTo(1);
    }

    @Test
    void memoryIsBounded() {
        revoke();
        ask();
        for (int i = 0; i < UsageCounts.MOST_REFUSED + 10; i++) {
            checker.now(new CheckRequest(
                    weather.organizationName(), "g" + i, weather.pair().consumerKey(), "GET", "/", null, null));
        }
        assertThat(usage.takeRefused()).hasSize(UsageCounts.MOST_REFUSED);
    }

    @Test
    void theLastIsWrittenAtTheEnd() {
        writer.start();
        ask();
        assertThat(writer.isRunning()).isTrue();
        writer.stop();

        assertThat(writer.isRunning()).isFalse();
        assertThat(lastAllowed()).isNotEqualTo(Instant.MIN);
    }
}
