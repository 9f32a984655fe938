package dev.kunci.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/**
 * Waits until no instance answers by what was before a change: until each whose lease runs has acknowledged it, and never
 * longer than a lease, because what an instance renews after the commit it reads after the commit.
 */
@Component
class Barrier {

    private static final Duration LONGEST = Lease.LENGTH.plus(Lease.MARGIN);
    private static final Duration OWN_READERS = Duration.ofMillis(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(8);

    private static final String AWAITED =
            "select exists (select 1 from feed_lease where until > clock_timestamp() and acked < ?)";

    private final DataSource database;
    private final Bell bell;

    Barrier(DataSource database, Bell bell) {
        this.database = database;
        this.bell = bell;
    }

    /** @param number of a change that is committed */
    void await(long number) {
        long end = System.nanoTime() + LONGEST.toNanos();
        bell.ring();
        hearOwn(number);
        boolean interrupted = false;
        long pause = FIRST_PAUSE.toNanos();
        for (long left = LONGEST.toNanos(); left > 0; left = end - System.nanoTime()) {
            try {
                if (!awaited(number, left)) {
                    break;
                }
                LockSupport.parkNanos(pause);
            } catch (InterruptedException e) {
                interrupted = true;
            }
            pause = Math.min(pause * 5 / 4, LONGEST_PAUSE.toNanos());
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The own readers say in this process that they have heard; what all have said stands in the database alone. */
    private void hearOwn(long number) {
        try {
            bell.awaitAnswer(number, OWN_READERS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Who cannot be asked is waited for as long as any lease can run; what is committed stays committed. A database that
     * has gone silent is looked at by another thread, so that nobody hangs on it longer than that.
     */
    private boolean awaited(long number, long left) throws InterruptedException {
        FutureTask<Boolean> look = new FutureTask<>(() -> look(number, left));
        Thread.ofVirtual().name("kunci-barrier").start(look);
        try {
            return look.get(left, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException unreachable) {
            return true;
        }
    }

    private boolean look(long number, long left) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setNetworkTimeout(Runnable::run, (int) TimeUnit.NANOSECONDS.toMillis(left) + 1);
            try (PreparedStatement awaited = connection.prepareStatement(AWAITED)) {
                awaited.setLong(1, number);
                try (ResultSet row = awaited.executeQuery()) {
                    return !row.next() || row.getBoolean(1);
                }
            }
        }
    }
}
