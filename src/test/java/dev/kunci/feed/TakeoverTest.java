package dev.kunci.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.shared.database.OneRoundTrip;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.init.ScriptUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A second PostgreSQL takes over that lacks the last steps of the first, as after a failover without synchronous
 * replication or a restore under a running instance, and assigns their numbers again.
 */
@Tag("slow")
class TakeoverTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();

    @TempDir
    static Path directory;

    private final Queue<UUID> heard = new ConcurrentLinkedQueue<>();
    private final AtomicInteger forgotten = new AtomicInteger();
    private final LeaseValidity validity = new LeaseValidity();
    private final LocalWakeUp wakeUp = new LocalWakeUp();
    private EmbeddedPostgres first;
    private EmbeddedPostgres second;
    private volatile EmbeddedPostgres reached;
    private volatile Connection used;
    private Follower follower;

    private final class Ears implements ChangeListener {
        @Override
        public void changed(List<Change> changes) {
            changes.forEach(change -> heard.add(change.subject()));
        }

        @Override
        public void changedAll() {
            forgotten.incrementAndGet();
        }
    }

    /** What both have in common: three steps. */
    @BeforeAll
    static void make() throws Exception {
        try (EmbeddedPostgres made = EmbeddedPostgres.open(common())) {
            try (Connection owner = source(made).getConnection()) {
                for (String script : List.of("V5__feed", "V23__feed_marks")) {
                    ScriptUtils.executeSqlScript(owner, new ClassPathResource("db/migration/" + script + ".sql"));
                }
            }
            for (int i = 0; i < 3; i++) {
                publish(made, UUID.randomUUID());
            }
        }
    }

    private static Path common() {
        return directory.resolve("common");
    }

    private static Path copy() throws Exception {
        Path copy = directory.resolve(UUID.randomUUID().toString());
        assertThat(new ProcessBuilder("cp", "-a", common().toString(), copy.toString())
                        .inheritIO()
                        .start()
                        .waitFor())
                .isZero();
        return copy;
    }

    @BeforeEach
    void twoServers() throws Exception {
        first = EmbeddedPostgres.open(copy());
        second = EmbeddedPostgres.open(copy());
        reached = first;
        follower = new Follower(this::connect, List.of(new Ears()), validity, wakeUp);
        follower.start();
        until(validity::current);
        assertThat(forgotten).hasValue(1);
    }

    @AfterEach
    void end() {
        follower.stop();
        first.close();
        second.close();
    }

    private Connection connect() throws SQLException {
        if (reached == null) {
            throw new SQLException("cut");
        }
        used = source(reached).getConnection();
        return used;
    }

    private static DriverManagerDataSource source(EmbeddedPostgres postgres) {
        return new DriverManagerDataSource(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword());
    }

    /** Commits a step without waiting. */
    private static Position publish(EmbeddedPostgres postgres, UUID subject) {
        DriverManagerDataSource source = source(postgres);
        JdbcClient jdbc = JdbcClient.create(source);
        Feed feed = new Feed(
                jdbc,
                new OneRoundTrip(new JdbcTemplate(source)),
                new Barrier(source::getConnection, new LocalWakeUp()));
        new TransactionTemplate(new JdbcTransactionManager(source))
                .executeWithoutResult(status -> feed.publish(List.of(new Change(ORGANIZATION, "credential", subject))));
        return jdbc.sql("select n, mark from feed_counter")
                .query((row, n) -> new Position(row.getLong("n"), row.getObject("mark", UUID.class)))
                .single();
    }

    private static void until(BooleanSupplier so) {
        long begun = System.nanoTime();
        while (!so.getAsBoolean()) {
            assertThat(System.nanoTime() - begun).isLessThan(TimeUnit.SECONDS.toNanos(20));
            Thread.onSpinWait();
        }
    }

    @Test
    void whoHasHeardOfStepsThatAreLostForgetsEverythingWhereTheirNumbersAreGivenAgain() throws Exception {
        UUID lost = UUID.randomUUID();
        Position before = publish(first, lost);
        until(() -> heard.contains(lost));

        reached = null;
        used.abort(Runnable::run);
        first.close();
        Position again = publish(second, UUID.randomUUID());
        assertThat(again.number()).isEqualTo(before.number());
        assertThat(again.mark()).isNotEqualTo(before.mark());
        reached = second;

        until(() -> forgotten.get() == 2);
        until(validity::current);
    }

    /** As if a proxy switched to another server without closing connections. */
    @Test
    void soDoesWhoNoticesNothingElseOfIt() throws SQLException {
        try (Connection owner = source(first).getConnection()) {
            owner.setAutoCommit(false);
            try (var statement = owner.createStatement()) {
                statement.execute("update feed_counter set mark = gen_random_uuid()");
                statement.execute("update feed_step s set mark = f.mark from feed_counter f where s.n = f.n");
                statement.execute(
                        "with step as (update feed_counter set n = n + 1, mark = gen_random_uuid() returning n, mark)"
                                + " insert into feed_step (n, mark) select n, mark from step");
            }
            owner.commit();
        }

        until(() -> forgotten.get() == 2);
        assertThat(heard).isEmpty();
        until(validity::current);
    }

    @Test
    void anAcknowledgementOfALostStepIsNoneOfTheStepWithItsNumber() throws Exception {
        Position lost = publish(first, UUID.randomUUID());
        Position step = publish(second, UUID.randomUUID());
        assertThat(step.number()).isEqualTo(lost.number());
        onTheSecond("update feed_counter set since = '-infinity'");
        onTheSecond("insert into feed_lease (instance, acked, mark, until) values (gen_random_uuid(), " + lost.number()
                + ", '" + lost.mark() + "', clock_timestamp() + interval '1 minute')");
        assertThat(waited(step)).isGreaterThanOrEqualTo(Lease.LENGTH);

        onTheSecond("update feed_lease set mark = '" + step.mark() + "'");
        assertThat(waited(step)).isLessThan(Lease.LENGTH);
    }

    private void onTheSecond(String sql) {
        JdbcClient.create(source(second)).sql(sql).update();
    }

    /** The second server lacks the leases that the first one granted. */
    @Test
    void whoCommitsOnTheNewOneWaitsForLeasesThatItHasNeverHeardOf() {
        assertThat(takenOver()).isFalse();
        Position step = publish(second, UUID.randomUUID());
        assertThat(takenOver()).isTrue();

        onTheSecond("update feed_counter set since = clock_timestamp() + interval '1 minute'");
        assertThat(waited(step)).isGreaterThanOrEqualTo(Lease.LENGTH);
        onTheSecond("update feed_counter set since = '-infinity'");
        assertThat(waited(step)).isLessThan(Lease.LENGTH);
    }

    @Test
    void whoFollowsTheNewOneSaysSinceWhenItIsTheOne() {
        reached = second;
        follower.stop();
        follower.start();

        until(this::takenOver);
    }

    private boolean takenOver() {
        return JdbcClient.create(source(second))
                .sql("select server = pg_postmaster_start_time() and since > '-infinity' from feed_counter")
                .query(Boolean.class)
                .single();
    }

    @Test
    void whoCommittedWhereNobodyIsAnyMoreWaitsForAllThatMayHaveHeardOfIt() {
        Position lost = publish(first, UUID.randomUUID());
        onTheSecond("update feed_counter set server = pg_postmaster_start_time()");
        assertThat(waited(lost)).isGreaterThanOrEqualTo(Lease.LENGTH);
    }

    /** How long a commit waits that uses the second server. */
    private Duration waited(Position step) {
        long begun = System.nanoTime();
        new Barrier(source(second)::getConnection, new LocalWakeUp()).await(step);
        return Duration.ofNanos(System.nanoTime() - begun);
    }
}
