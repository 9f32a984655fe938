package dev.kunci.feed;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A few connections for callers who wait, kept between two queries. A connection that failed or has been idle for long
 * is not used again.
 */
final class WaitingConnections {

    private static final int MOST = 4;
    private static final Duration FRESH = Duration.ofSeconds(30);

    /** A query takes a millisecond; if it takes this much longer, the host behind the connection may be gone. */
    private static final Duration LONGEST = Duration.ofMillis(500);

    private final Connector connector;
    private final Semaphore slots = new Semaphore(MOST);
    private final ConcurrentLinkedDeque<Idle> idle = new ConcurrentLinkedDeque<>();

    WaitingConnections(Connector connector) {
        this.connector = connector;
    }

    private record Idle(Connection connection, long since) {}

    /** One query of the database. */
    @FunctionalInterface
    interface Look {
        boolean at(Connection connection) throws SQLException;
    }

    /** @param left nanoseconds after which the query fails */
    boolean look(Look look, long left) throws SQLException, InterruptedException {
        long end = System.nanoTime() + left;
        if (!slots.tryAcquire(left, TimeUnit.NANOSECONDS)) {
            throw new SQLTimeoutException("everybody is looking");
        }
        try {
            Connection connection = connection();
            boolean whole = false;
            try {
                long rest = Math.min(LONGEST.toNanos(), Math.max(0, end - System.nanoTime()));
                connection.setNetworkTimeout(Runnable::run, (int) TimeUnit.NANOSECONDS.toMillis(rest) + 1);
                boolean seen = look.at(connection);
                whole = true;
                return seen;
            } finally {
                if (whole) {
                    idle.push(new Idle(connection, System.nanoTime()));
                } else {
                    connection.abort(Runnable::run);
                    forget();
                }
            }
        } finally {
            slots.release();
        }
    }

    private Connection connection() throws SQLException {
        for (@Nullable Idle kept = idle.poll(); kept != null; kept = idle.poll()) {
            if (System.nanoTime() - kept.since() < FRESH.toNanos()) {
                return kept.connection();
            }
            leave(kept.connection());
        }
        return connector.connect();
    }

    /** If one connection finds the server gone, the others are closed as well. */
    private void forget() throws SQLException {
        for (@Nullable Idle kept = idle.poll(); kept != null; kept = idle.poll()) {
            kept.connection().abort(Runnable::run);
        }
    }

    /** Closes what is idle. */
    void close() {
        for (@Nullable Idle kept = idle.poll(); kept != null; kept = idle.poll()) {
            leave(kept.connection());
        }
    }

    private static void leave(Connection connection) {
        try {
            connection.close();
        } catch (SQLException gone) {
            // It is closed either way.
        }
    }
}
