package dev.kunci.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.Scene.Weather;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.jdbc.PgConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** An instance that follows the feed: its listeners have heard of every acknowledged change. */
@IntegrationTest
@Tag("slow")
class FollowerTest {

    @Autowired
    Decisions decisions;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    DataSource source;

    @Autowired
    Feed feed;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    DirectConnector direct;

    private final Queue<Change> heard = new ConcurrentLinkedQueue<>();
    private final AtomicInteger forgotten = new AtomicInteger();
    private final CountDownLatch open = new CountDownLatch(1);
    private final AtomicLong jump = new AtomicLong();
    private final LeaseValidity validity =
            new LeaseValidity(System::nanoTime, () -> System.currentTimeMillis() + jump.get());
    private volatile boolean held;
    private volatile boolean cut;
    private volatile boolean broken;
    private volatile Connection used;
    private Weather weather;
    private Follower follower;

    @BeforeEach
    void follow() {
        weather = scene.weather();
        follower = new Follower(new Cuttable(source)::getConnection, List.of(new Ears()), validity, new LocalWakeUp());
        assertThat(validity.current()).isFalse();
        follower.start();
        until(validity::current);
        assertThat(forgotten).hasValue(1);
    }

    @AfterEach
    void leave() {
        open.countDown();
        follower.stop();
        assertThat(validity.current()).isFalse();
    }

    private final class Ears implements ChangeListener {
        @Override
        public void changed(List<Change> changes) {
            if (broken) {
                broken = false;
                throw new OutOfMemoryError("as if there were none left");
            }
            try {
                if (held) {
                    open.await();
                }
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            heard.addAll(changes);
        }

        @Override
        public void changedAll() {
            forgotten.incrementAndGet();
        }
    }

    private final class Cuttable extends DelegatingDataSource {
        Cuttable(DataSource source) {
            super(source);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (cut) {
                throw new SQLException("cut");
            }
            used = super.getConnection();
            return used;
        }
    }

    private static void until(BooleanSupplier so) {
        long begun = System.nanoTime();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(20));
            Thread.onSpinWait();
        }
    }

    private void revoke(Level level) {
        Actor approver = scene.operator(weather.organization(), Role.APPROVER);
        Verb verb = level == Level.DEVELOPER ? Verb.DEACTIVATE : Verb.REVOKE;
        assertThat(decisions
                        .decide(approver, new Decision(weather.target(level), verb, null, null))
                        .done())
                .isTrue();
    }

    @Test
    void whenADecisionHasReturnedItHasBeenHeard() {
        for (Level level : List.of(Level.GRANT, Level.CREDENTIAL, Level.APP, Level.DEVELOPER)) {
            revoke(level);
            assertThat(heard)
                    .extracting(Change::subject)
                    .contains(weather.target(level).id());
        }
        assertThat(validity.current()).isTrue();
        assertThat(forgotten).hasValue(1);
    }

    @Test
    void aDecisionDoesNotReturnWhileAReaderHasNotForgotten() throws Exception {
        held = true;
        CompletableFuture<Void> revoked = CompletableFuture.runAsync(() -> revoke(Level.APP));
        assertThatThrownBy(() -> revoked.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        assertThat(heard).isEmpty();
        open.countDown();
        revoked.get(10, TimeUnit.SECONDS);
        assertThat(heard).extracting(Change::subject).contains(weather.app());
    }

    @Test
    void aReaderThatHangsIsNotReliedUponWhenTheDecisionReturns() {
        held = true;
        revoke(Level.APP);

        assertThat(heard).isEmpty();
        assertThat(validity.current()).isFalse();
    }

    @Test
    void whoCannotReachTheDatabaseDeniesInTimeAndForgetsEverythingAfterwards() throws Exception {
        cut = true;
        used.unwrap(PgConnection.class).abort(Runnable::run);
        revoke(Level.APP);
        assertThat(heard).isEmpty();
        assertThat(validity.current()).isFalse();

        cut = false;
        until(validity::current);
        assertThat(forgotten)
                .as("on a new connection nothing is taken for known")
                .hasValue(2);
    }

    @Test
    void whateverAReaderThrowsItIsNotReliedUponAndTheFollowerGoesOn() {
        broken = true;
        revoke(Level.APP);
        assertThat(heard).isEmpty();

        until(() -> forgotten.get() == 2);
        until(validity::current);
        revoke(Level.CREDENTIAL);
        assertThat(heard).extracting(Change::subject).contains(weather.credential());
    }

    /** As if the bytes of a step did not fit into memory. */
    @Test
    void whoHasMissedVeryManyChangesForgetsEverythingInsteadOfReadingThem() throws Exception {
        database.asApplication(
                "with step as (update feed_counter set n = n + 1, mark = gen_random_uuid() returning n, mark),"
                        + " marked as (insert into feed_step (n, mark) select n, mark from step)"
                        + " insert into feed_change select '" + weather.organization()
                        + "', n, 'grant', gen_random_uuid() from step, generate_series(1, " + (Lease.MOST_READ + 1)
                        + ")");

        until(() -> forgotten.get() == 2);
        assertThat(heard).isEmpty();
        revoke(Level.APP);
        assertThat(heard).extracting(Change::subject).contains(weather.app());
    }

    @Test
    void aStepOfVeryManyChangesNamesWhoseTheyAre() throws Exception {
        List<Change> very = Stream.generate(() -> new Change(weather.organization(), "grant", UUID.randomUUID()))
                .limit(500_000)
                .toList();
        transactions.executeWithoutResult(status -> feed.publish(very));

        assertThat(heard).contains(Change.ofAll(weather.organization()));
        assertThat(heard).hasSizeLessThan(Feed.MOST_NAMED);
        assertThat(validity.current()).isTrue();
        assertThat(forgotten).hasValue(1);
    }

    @Test
    void whoDoesNotFollowIsNotHealthy() throws Exception {
        FeedHealthIndicator health = new FeedHealthIndicator(follower, validity);
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        cut = true;
        used.unwrap(PgConnection.class).abort(Runnable::run);

        until(() -> health.health().getStatus().equals(Status.DOWN));
        cut = false;
        until(() -> health.health().getStatus().equals(Status.UP));
    }

    /** While everybody else waits for a connection of the pool. */
    @Test
    void whoFollowsAndWhoWaitsNeedNoConnectionOfThePool() throws Exception {
        follower.stop();
        follower = new Follower(direct, List.of(new Ears()), validity, new LocalWakeUp());
        Position last;
        try (Connection connection = source.getConnection()) {
            last = new Lease(UUID.randomUUID(), connection).read(null).last();
        }
        List<Connection> taken = new ArrayList<>();
        try {
            int all = source.unwrap(HikariDataSource.class).getMaximumPoolSize();
            while (taken.size() < all) {
                taken.add(source.getConnection());
            }
            follower.start();
            until(validity::current);
            long begun = System.nanoTime();
            new Barrier(direct, new LocalWakeUp()).await(last);
            assertThat(System.nanoTime() - begun).isLessThan(Lease.LENGTH.toNanos());
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
    }

    @Test
    void aClockThatJumpsDeniesUntilTheNextRenewal() {
        jump.set(-3_600_000);
        assertThat(validity.current()).isFalse();
        until(validity::current);
        jump.set(3_600_000);
        assertThat(validity.current()).isFalse();
        until(validity::current);
    }

    @Test
    void whoStopsIsNotWaitedFor() {
        long leases = database.count("select count(*) from feed_lease where until > clock_timestamp()");
        follower.stop();

        assertThat(database.count("select count(*) from feed_lease where until > clock_timestamp()"))
                .isEqualTo(leases - 1);
        assertThat(validity.current()).isFalse();
    }
}
