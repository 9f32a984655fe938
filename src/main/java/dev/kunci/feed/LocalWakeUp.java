package dev.kunci.feed;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Rings when somebody in this process has changed something, so that its own readers hear of it without delay. */
@Component
class LocalWakeUp {

    private final Semaphore rung = new Semaphore(0);
    private boolean attended;
    private long answered;

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

    /** @param attended whether somebody answers from now on */
    synchronized void attend(boolean attended) {
        this.attended = attended;
        notifyAll();
    }

    /** @param number up to which the own readers have heard, and the database knows that they have */
    synchronized void answer(long number) {
        answered = number;
        notifyAll();
    }

    /** Until the own readers have heard so far, where there are any, and no longer than this. */
    synchronized void awaitAnswer(long number, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); attended && answered < number && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
