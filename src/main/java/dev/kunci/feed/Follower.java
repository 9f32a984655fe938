package dev.kunci.feed;

import dev.kunci.feed.Lease.News;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Follows the feed for the readers of this instance. Each round renews the lease first and reads second: whoever commits
 * a change either sees this lease and waits for it, or commits before it, and then the read that follows sees the change.
 */
@Component
class Follower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);

    /** How late a change of another instance may be noticed. */
    private static final Duration POLL = Duration.ofMillis(20);

    private static final Duration RENEWAL = Lease.LENGTH.dividedBy(4);
    private static final Duration SWEEPING = Duration.ofMinutes(1);
    private static final Duration RETRY = Duration.ofMillis(200);

    private final DataSource database;
    private final List<Reader> readers;
    private final Validity validity;
    private final Bell bell;
    private final UUID instance = UUID.randomUUID();
    private long known = -1;
    private long acked = -1;
    private boolean complete;
    private volatile @Nullable Thread thread;

    Follower(DataSource database, List<Reader> readers, Validity validity, Bell bell) {
        this.database = database;
        this.readers = List.copyOf(readers);
        this.validity = validity;
        this.bell = bell;
    }

    @Override
    public synchronized void start() {
        Thread follower = Thread.ofPlatform().daemon().name("kunci-feed").unstarted(this::follow);
        thread = follower;
        bell.attend(true);
        follower.start();
    }

    @Override
    public synchronized void stop() {
        Thread follower = thread;
        thread = null;
        bell.attend(false);
        if (follower != null) {
            bell.ring();
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

    /** An instance without readers answers nothing, so nobody has to wait for it. */
    @Override
    public boolean isAutoStartup() {
        return !readers.isEmpty();
    }

    /** Before anybody answers, and until nobody does any more. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void follow() {
        boolean troubled = false;
        while (runs()) {
            try (Connection connection = database.getConnection()) {
                connection.setNetworkTimeout(Runnable::run, (int) Lease.LENGTH.toMillis());
                Lease lease = new Lease(instance, connection);
                troubled = false;
                rounds(lease);
                validity.end();
                lease.end();
            } catch (SQLException | RuntimeException e) {
                complete = false;
                if (!troubled && runs()) {
                    LOG.warn("Changes cannot be followed; keys are refused here until they can: {}", e.getMessage());
                }
                troubled = true;
                pause(RETRY);
            }
        }
        validity.end();
    }

    private void rounds(Lease lease) throws SQLException {
        long renewed = 0;
        long swept = System.nanoTime();
        while (runs()) {
            bell.hush();
            long now = System.nanoTime();
            boolean due = complete && (renewed == 0 || now - renewed >= RENEWAL.toNanos());
            Validity.Span span = validity.begin(Lease.LENGTH.minus(Lease.MARGIN));
            if (due) {
                lease.renew(known);
                acked = known;
                bell.answer(acked);
                renewed = now;
            } else if (complete && acked < known) {
                lease.acknowledge(known);
                acked = known;
                bell.answer(acked);
            }
            complete = false;
            take(lease.read(known));
            complete = true;
            if (due) {
                validity.grant(span);
            }
            if (acked == known) {
                if (now - swept >= SWEEPING.toNanos()) {
                    lease.sweep();
                    swept = now;
                }
                pause(POLL);
            }
        }
    }

    /** Tells the readers; what was missed because it is no longer kept, or because the database is an older one, is all. */
    private void take(News news) {
        if (known < 0 || news.number() < known || news.number() - known > Lease.KEPT) {
            readers.forEach(Reader::changedAll);
        } else if (!news.changes().isEmpty()) {
            readers.forEach(reader -> reader.changed(news.changes()));
        }
        known = news.number();
    }

    private boolean runs() {
        return thread == Thread.currentThread();
    }

    private void pause(Duration time) {
        try {
            bell.await(time);
        } catch (InterruptedException e) {
            thread = null;
        }
    }
}
