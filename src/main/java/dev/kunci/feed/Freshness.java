package dev.kunci.feed;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Says whether what the readers of this instance know may be relied upon at this very moment. */
public interface Freshness {

    /** How late it may be noticed. */
    Duration MOMENT = Duration.ofMillis(10);

    /** To be asked after the look-up and before the answer; costs one volatile read and two clocks. */
    boolean current();

    /**
     * Waits for it at a start.
     *
     * @return whether it may be, no later than after this time
     */
    default boolean awaitCurrent(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (!current() && end - System.nanoTime() > 0) {
            LockSupport.parkNanos(MOMENT.toNanos());
        }
        return current();
    }
}
