package dev.kunci.feed;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Rings when somebody in this process has changed something, so that its own readers hear of it without delay. */
@Component
class Bell {

    private final Semaphore rung = new Semaphore(0);

    void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** What was rung for before counts for nothing any more. */
    void hush() {
        rung.drainPermits();
    }

    /** Until it rings, and no longer than this. */
    void await(Duration longest) throws InterruptedException {
        rung.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
    }
}
