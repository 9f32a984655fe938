package dev.kunci.drill;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Suspends a Kunci in the middle of a decision, while it holds the counter that all others wait for. */
final class StoppedDecision {

    private static final String WAITING =
            "select client_port from pg_stat_activity where wait_event_type = 'Lock' and query like '%feed_counter set%'";

    /** Shorter than any lock timeout, so that the preparation makes nobody fail. */
    private static final Duration HELD = Duration.ofMillis(800);

    private static final Duration LOOK = Duration.ofMillis(5);
    private static final int TRIES = 30;

    private final Node node;

    StoppedDecision(Node node) {
        this.node = node;
    }

    /** @return whether it has been suspended like that, which requires a decision in progress there */
    boolean begin() throws IOException, InterruptedException {
        for (int i = 0; i < TRIES; i++) {
            if (stop()) {
                return true;
            }
            LockSupport.parkNanos(HELD.toNanos());
        }
        return false;
    }

    /** Lets it wait for the counter, suspends it, and only then releases the counter. */
    private boolean stop() throws IOException, InterruptedException {
        EmbeddedPostgres postgres = TestDatabase.postgres();
        try (Connection holder =
                        DriverManager.getConnection(postgres.appUrl(), postgres.appUser(), postgres.appPassword());
                Statement statement = holder.createStatement()) {
            holder.setAutoCommit(false);
            statement.execute("select n from feed_counter where id = 1 for update");
            long end = System.nanoTime() + HELD.toNanos();
            while (System.nanoTime() < end) {
                if (waits(statement)) {
                    node.suspend();
                    return true;
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
            return false;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private boolean waits(Statement statement) throws SQLException {
        // Within one transaction the statistics would not change.
        statement.execute("select pg_stat_clear_snapshot()");
        try (ResultSet ports = statement.executeQuery(WAITING)) {
            while (ports.next()) {
                if (node.link().carries(ports.getInt(1))) {
                    return true;
                }
            }
            return false;
        }
    }
}
