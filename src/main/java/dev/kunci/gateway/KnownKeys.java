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
 * Knows without the database which keys cannot exist, so that guessed keys cost nothing.
 *
 * <p>It says no only when it is certain. Whatever the feed reports counts as doubtful before {@link #changed} returns,
 * and so before the creation of a key is acknowledged. The doubt ends when the keys concerned have been read and added.
 * A doubtful key may exist and is looked up. What the feed does not name one by one is read by organization. If nothing
 * is known, one statement reads all keys as of one moment, and changes in the meantime are read after it. A deleted key
 * may still be taken for an existing one until all keys are read again.
 */
class KnownKeys implements ChangeListener, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(KnownKeys.class);

    private static final String CREDENTIAL = "credential";
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LEAVING = Duration.ofSeconds(3);

    /**
     * Until the first read is complete, guessed keys can slow others down; so the gateway port waits for it, if it is
     * possible in this time.
     */
    private static final Duration FIRST = Duration.ofSeconds(20);

    private final KeyRows rows;
    private final Semaphore told = new Semaphore(0);
    private volatile KeyFilter filter = new KeyFilter(0);
    /** Neither read nor being read. */
    private DoubtfulKeys waiting = DoubtfulKeys.EVERYTHING;
    /** The same, and what is being read. */
    private volatile DoubtfulKeys doubtfulKeys = DoubtfulKeys.EVERYTHING;

    private volatile boolean troubled;
    private volatile @Nullable Thread thread;

    KnownKeys(KeyRows rows) {
        this.rows = rows;
    }

    /**
     * Whether there may be such a key; no is certain while the feed is followed.
     *
     * @param hashes under which it may be stored
     */
    boolean mayHave(UUID organization, List<byte[]> hashes) {
        if (doubtfulKeys.of(organization)) {
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
            doubtfulKeys = doubtfulKeys.and(news);
        }
        told.release();
    }

    private synchronized DoubtfulKeys take() {
        DoubtfulKeys taken = waiting;
        waiting = DoubtfulKeys.NONE;
        return taken;
    }

    private synchronized void settled() {
        doubtfulKeys = waiting;
        notifyAll();
    }

    private synchronized void unsettled(DoubtfulKeys taken) {
        waiting = waiting.and(taken);
    }

    /** Reads the doubtful keys, which ends the doubt. */
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

    /** Its size in memory. */
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
                    doubtfulKeys.everything() && !troubled && left > 0;
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

    /** Until they can be read, every key is looked up. */
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

    /** Starts before the gateway port opens, and after the feed is followed. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 2;
    }
}
