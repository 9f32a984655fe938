package dev.kunci.feed;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
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

    private final JdbcClient jdbc;
    private final Bell bell;

    Barrier(JdbcClient jdbc, Bell bell) {
        this.jdbc = jdbc;
        this.bell = bell;
    }

    /** @param number of a change that is committed */
    void await(long number) {
        long committed = System.nanoTime();
        bell.ring();
        hearOwn(number);
        long pause = FIRST_PAUSE.toNanos();
        while (awaited(number) && System.nanoTime() - committed < LONGEST.toNanos()) {
            LockSupport.parkNanos(pause);
            pause = Math.min(pause * 5 / 4, LONGEST_PAUSE.toNanos());
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

    /** Who cannot be asked is waited for as long as any lease can run; what is committed stays committed. */
    private boolean awaited(long number) {
        try {
            return jdbc.sql("select exists (select 1 from feed_lease where until > clock_timestamp() and acked < ?)")
                    .param(number)
                    .query(Boolean.class)
                    .single();
        } catch (DataAccessException unreachable) {
            return true;
        }
    }
}
