package dev.kunci.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Blocks until no instance can still answer by the state before a step: until every instance with a running lease has
 * acknowledged the step. It never waits longer than one lease, because whatever an instance renews after the commit, it
 * also reads after the commit.
 *
 * <p>A database knows the leases that it granted itself, or that it received from the server it took over from. It may
 * have missed the last ones of that server. So while the server differs from that of the previous step, or has been in
 * charge for less than one lease, every running lease counts as not acknowledged, including those that cannot be seen.
 * They were granted before the takeover and have ended by then.
 *
 * <p>An acknowledgement counts only if it names a step of this very history, by number and mark. A number alone would
 * be unsafe: after a failover it may come from a history that has ended, and be higher than the step that is waited
 * for. If the step itself is not in the current history, nobody can tell who has heard of it, so the whole lease is
 * waited for too.
 *
 * <p>The follower of this process reads all of that together with the step itself. If its snapshot shows that there is
 * no other instance, nobody else is asked.
 */
@Component
class Barrier implements DisposableBean {

    private static final Duration OWN_READERS = Duration.ofMillis(20);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(8);

    private static final String AWAITED = """
            select f.server <> pg_postmaster_start_time()
              or f.since > clock_timestamp() - interval '%1$d milliseconds'
              or not exists (select from feed_step s where s.n = ? and s.mark = ?)
              or exists (select from feed_lease l where l.until > clock_timestamp()
                and not exists (select from feed_step s where s.n = l.acked and s.mark = l.mark and s.n >= ?)
                and not exists (select from feed_step s where l.instance = ? and s.n = ? and s.mark = ? and s.n >= ?))
            from feed_counter f where f.id = 1
            """.formatted(Lease.LONGEST.toMillis());

    private final WaitingConnections waitingConnections;
    private final LocalWakeUp wakeUp;

    Barrier(Connector connector, LocalWakeUp wakeUp) {
        this.waitingConnections = new WaitingConnections(connector);
        this.wakeUp = wakeUp;
    }

    /** @param step that has been committed */
    void await(Position step) {
        long end = System.nanoTime() + Lease.LONGEST.toNanos();
        wakeUp.ring();
        hearOwn(step.number());
        LocalWakeUp.Answer own = wakeUp.answer();
        if (own != null && own.settles(step)) {
            return;
        }
        boolean interrupted = false;
        long pause = FIRST_PAUSE.toNanos();
        for (long left = Lease.LONGEST.toNanos(); left > 0; left = end - System.nanoTime()) {
            try {
                if (!awaited(step, left)) {
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

    /** Listeners in this process answer in memory, before the database knows; all others acknowledge in the database. */
    private void hearOwn(long number) {
        try {
            wakeUp.awaitAnswer(number, OWN_READERS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * If an instance cannot be asked, wait as long as any lease can run; the commit stands either way. Another thread
     * looks at a database that has gone silent, so that no caller hangs on it longer than that.
     */
    private boolean awaited(Position step, long left) throws InterruptedException {
        FutureTask<Boolean> look =
                new FutureTask<>(() -> waitingConnections.look(connection -> look(connection, step), left));
        Thread.ofVirtual().name("kunci-barrier").start(look);
        try {
            return look.get(left, TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException unreachable) {
            return true;
        }
    }

    private boolean look(Connection connection, Position step) throws SQLException {
        try (PreparedStatement awaited = connection.prepareStatement(AWAITED)) {
            awaited.setLong(1, step.number());
            awaited.setObject(2, step.mark());
            awaited.setLong(3, step.number());
            LocalWakeUp.Answer own = wakeUp.answer();
            awaited.setObject(4, own == null ? null : own.instance(), Types.OTHER);
            awaited.setObject(5, own == null ? null : own.heard().number(), Types.BIGINT);
            awaited.setObject(6, own == null ? null : own.heard().mark(), Types.OTHER);
            awaited.setLong(7, step.number());
            try (ResultSet row = awaited.executeQuery()) {
                return !row.next() || row.getBoolean(1);
            }
        }
    }

    @Override
    public void destroy() {
        waitingConnections.close();
    }
}
