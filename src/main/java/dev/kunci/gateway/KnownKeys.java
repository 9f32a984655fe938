package dev.kunci.gateway;

import dev.kunci.feed.Change;
import dev.kunci.feed.ChangeListener;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Knows without the database which keys cannot exist, so that whoever guesses keys costs nobody anything.
 *
 * <p>It says no only of what it is sure of. Whatever the feed tells is doubted before {@link #changed} returns, and so
 * before the creation of a key is acknowledged; the doubt ends when the keys that it is about have been read and added.
 * In doubt every key may exist, and is looked up. What the feed no longer names one by one is read by organization; what
 * is not known at all, by one statement that sees all keys as they were at one moment, while what changes meanwhile is
 * read after it. A key that is gone may still be taken for one that exists, until the next time that all are read.
 */
class KnownKeys implements ChangeListener, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(KnownKeys.class);

    private static final String CREDENTIAL = "credential";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LEAVING = Duration.ofSeconds(3);

    /** Who guesses keys meanwhile can keep others waiting, so the gateway port opens after it where it can. */
    private static final Duration FIRST = Duration.ofSeconds(20);

    private final KeyRows rows;
    private final Semaphore told = new Semaphore(0);
    private volatile KeyFilter filter = new KeyFilter(0);
    /** What is neither read nor being read. */
    private DoubtfulKeys waiting = DoubtfulKeys.EVERYTHING;
    /** The same and what is being read. */
    private volatile DoubtfulKeys doubts = DoubtfulKeys.EVERYTHING;

    private volatile boolean troubled;
    private volatile @Nullable Thread thread;

    KnownKeys(KeyRows rows) {
        this.rows = rows;
    }

    /**
     * Whether there may be such a key; no is certain where the feed is followed.
     *
     * @param hashes under which it may be stored
     */
    boolean mayHave(UUID organization, List<byte[]> hashes) {
        if (doubts.of(organization)) {
            return true;
        }
        KeyFilter known = filter;
        for (byte[] hash : hashes) {
            if (known.mayHave(KeyHash.of(organization, hash))) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void changed(List<Change> changes) {
        Set<UUID> organizations = new HashSet<>();
        Map<UUID, Set<UUID>> keys = new HashMap<>();
        for (Change change : changes) {
            if (change.kind().equals(CREDENTIAL)) {
                keys.computeIfAbsent(change.organization(), none -> new HashSet<>())
                        .add(change.subject());
            } else if (change.isOfAll()) {
                organizations.add(change.organization());
            }
        }
        doubt(DoubtfulKeys.of(organizations, keys));
    }

    @Override
    public void changedAll() {
        doubt(DoubtfulKeys.EVERYTHING);
    }

    private void doubt(DoubtfulKeys news) {
        if (news.isEmpty()) {
            return;
        }
        synchronized (this) {
            waiting = waiting.and(news);
            doubts = doubts.and(news);
        }
        told.release();
    }

    private synchronized DoubtfulKeys take() {
        DoubtfulKeys taken = waiting;
        waiting = DoubtfulKeys.NONE;
        return taken;
    }

    private synchronized void settled() {
        doubts = waiting;
        notifyAll();
    }

    private synchronized void unsettled(DoubtfulKeys taken) {
        waiting = waiting.and(taken);
    }

    /** Reads what is in doubt, so that it is not any more. */
    void settle() throws SQLException {
        DoubtfulKeys taken = take();
        boolean read = false;
        try {
            read(taken);
            read = true;
        } finally {
            if (!read) {
                unsettled(taken);
            }
        }
        settled();
    }

    private void read(DoubtfulKeys taken) throws SQLException {
        if (taken.everything()) {
            KeyFilter fresh = new KeyFilter(rows.count());
            rows.all(fresh::add);
            filter = fresh;
            return;
        }
        KeyFilter known = filter;
        for (UUID organization : taken.organizations()) {
            rows.of(organization, known::add);
        }
        for (var keys : taken.keys().entrySet()) {
            rows.of(keys.getKey(), keys.getValue(), known::add);
        }
    }

    /** How much memory it takes. */
    long bytes() {
        return filter.bytes();
    }

    @Override
    public void start() {
        Thread reader = Thread.ofPlatform().daemon().name("kunci-keys").unstarted(this::follow);
        thread = reader;
        told.release();
        reader.start();
        awaitFirst();
    }

    private synchronized void awaitFirst() {
        long end = System.nanoTime() + FIRST.toNanos();
        try {
            for (long left = FIRST.toNanos();
                    doubts.everything() && !troubled && left > 0;
                    left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow() {
        while (isRunning()) {
            try {
                told.acquire();
                told.drainPermits();
                settle();
                troubled = false;
            } catch (InterruptedException e) {
                thread = null;
            } catch (SQLException | RuntimeException unreadable) {
                again(unreadable);
            }
        }
    }

    /** Until it can be read, every key is looked up. */
    private void again(Exception unreadable) {
        if (!troubled && isRunning()) {
            LOG.warn("Which keys exist cannot be read at present: {}", unreadable.toString());
        }
        synchronized (this) {
            troubled = true;
            notifyAll();
        }
        try {
            told.tryAcquire(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            thread = null;
        }
        told.release();
    }

    @Override
    public void stop() {
        Thread reader = thread;
        thread = null;
        if (reader != null) {
            told.release();
            try {
                reader.join(LEAVING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the gateway port opens, and after what changes is followed. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 2;
    }
}
