package dev.kunci.feed;

import dev.kunci.feed.Lease.News;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows the feed for the listeners of this instance. Each round renews the lease first and reads second. So whoever
 * commits a step either sees this lease and waits for it, or commits before it, and then the following read sees the
 * step.
 *
 * <p>A known step belongs to one history of the feed and is identified by number and mark. If a read does not find that
 * step where it was, the history is a different one (a failover to a server that lacks the last steps, a restore, a
 * proxy that switches servers), and all caches are cleared. On a new connection they are cleared in any case, before
 * its first renewal. So no lease ever claims for one server what was read from another, unless the server changes under
 * an open connection; then its mark is not accepted as an acknowledgement.
 *
 * <p>Whatever fails, the caches are trusted no longer than the lease that was renewed for them; if a listener itself
 * has failed, not even that long.
 */
@Component
class Follower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** How late a change made by another instance may be noticed. */
    private static final Duration POLL = Duration.ofMillis(20);

    private static final Duration RENEWAL = Lease.LENGTH.dividedBy(4);
    private static final Duration SWEEPING = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofMillis(200);

    private final Connector connector;
    private final List<ChangeListener> readers;
    private final LeaseValidity validity;
    private final LocalWakeUp wakeUp;
    private final UUID instance = UUID.randomUUID();
    private @Nullable Position known;
    private @Nullable Position acked;
    private boolean complete;
    private boolean troubled;
    private volatile @Nullable Thread thread;

    Follower(Connector connector, List<ChangeListener> readers, LeaseValidity validity, LocalWakeUp wakeUp) {
        this.connector = connector;
        this.readers = List.copyOf(readers);
        this.validity = validity;
        this.wakeUp = wakeUp;
    }

    @Override
    public synchronized void start() {
        Thread follower = Thread.ofPlatform().daemon().name("kunci-feed").unstarted(this::follow);
        thread = follower;
        wakeUp.attend(true);
        follower.start();
    }

    @Override
    public synchronized void stop() {
        Thread follower = thread;
        thread = null;
        wakeUp.attend(false);
        if (follower != null) {
            wakeUp.ring();
            try {
                follower.join(Lease.LENGTH.plus(Lease.LENGTH));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** An instance without listeners answers nothing, so nobody has to wait for it. */
    @Override
    public boolean isAutoStartup() {
        return !readers.isEmpty();
    }

    /** Starts before anybody answers, and stops after the last one does. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void follow() {
        while (runs()) {
            try {
                onOneConnection();
            } catch (Throwable failure) {
                // Whatever has failed, this thread must not end while the caches are in use.
                survive(failure);
            }
        }
        validity.end();
    }

    private void onOneConnection() throws SQLException {
        try (Connection connection = connector.connect()) {
            connection.setNetworkTimeout(Runnable::run, (int) Lease.LENGTH.toMillis());
            known = null;
            acked = null;
            complete = false;
            Lease lease = new Lease(instance, connection);
            lease.takeOver();
            rounds(lease);
            validity.end();
            lease.end();
        }
    }

    private void survive(Throwable failure) {
        if (!(failure instanceof SQLException)) {
            validity.end();
        }
        try {
            if (!troubled && runs()) {
                troubled = true;
                LOG.warn("Changes cannot be followed; keys are refused here until they can: {}", failure.toString());
            }
        } catch (Throwable unsaid) {
            // If there is not even memory to log it, trying again matters more than the log line.
            validity.end();
        }
        pause(RETRY);
    }

    private void rounds(Lease lease) throws SQLException {
        long renewed = 0;
        long swept = System.nanoTime();
        while (runs()) {
            wakeUp.hush();
            long now = System.nanoTime();
            Position sure = complete ? known : null;
            boolean due = sure != null && (renewed == 0 || now - renewed >= RENEWAL.toNanos());
            LeaseValidity.Span span = validity.begin(Lease.LENGTH.minus(Lease.MARGIN));
            if (sure != null && due) {
                lease.renew(sure);
                acked = sure;
                renewed = now;
            } else if (sure != null && !sure.equals(acked)) {
                lease.acknowledge(sure);
                acked = sure;
            }
            complete = false;
            News news = lease.read(known);
            take(news);
            complete = true;
            wakeUp.answer(new LocalWakeUp.Answer(instance, news.last(), news.alone()));
            if (due) {
                validity.grant(span);
                troubled = false;
            }
            if (Objects.equals(acked, known)) {
                if (now - swept >= SWEEPING.toNanos() && !lease.sweep()) {
                    swept = now;
                }
                pause(POLL);
            }
        }
    }

    /** Tells the listeners what changed; if that is not known in full, that everything did. */
    private void take(News news) {
        if (!news.continues()) {
            readers.forEach(ChangeListener::changedAll);
        } else if (!news.changes().isEmpty()) {
            readers.forEach(listener -> listener.changed(news.changes()));
        }
        known = news.last();
    }

    private boolean runs() {
        return thread == Thread.currentThread();
    }

    private void pause(Duration time) {
        try {
            wakeUp.await(time);
        } catch (InterruptedException e) {
            thread = null;
        }
    }
}
