package dev.kunci.feed;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Says whether the caches of this instance can be trusted at this very moment. */
public interface Freshness {

    /** How late the end of trust may be noticed. */
    Duration MOMENT = Duration.ofMillis(10);

    /** To be asked after the look-up and before the answer. Costs one volatile read and two clock reads. */
    boolean current();

    /**
     * Waits at start-up until the caches can be trusted.
     *
     * @return whether they can, at the latest after this time
     */
    default boolean awaitCurrent(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (!current() && end - System.nanoTime() > 0) {
            LockSupport.parkNanos(MOMENT.toNanos());
        }
        return current();
    }
}
