package dev.kunci.feed;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Wakes the follower of this process when someone in this process has published, so that its listeners hear of it
 * without delay.
 */
@Component
class LocalWakeUp {

    private final Semaphore rung = new Semaphore(0);
    private boolean attended;
    private @Nullable Answer answered;

    /**
     * Up to where the listeners of this process have heard; the database may not know it yet.
     *
     * @param alone whether the snapshot that had this step last showed that no other instance has to be waited for
     */
    record Answer(UUID instance, Position heard, boolean alone) {

        /** Whether nobody can answer by the state before this very step. */
        boolean settles(Position step) {
            return alone && heard.equals(step);
        }
    }

    void ring() {
        if (rung.availablePermits() == 0) {
            rung.release();
        }
    }

    /** Forgets earlier wake-ups. */
    void hush() {
        rung.drainPermits();
    }

    /** Waits for a wake-up, at most this long. */
    void await(Duration longest) throws InterruptedException {
        rung.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** @param attended whether a follower reacts from now on */
    synchronized void attend(boolean attended) {
        this.attended = attended;
        notifyAll();
    }

    synchronized void answer(Answer answer) {
        answered = answer;
        notifyAll();
    }

    /** @return null if nobody here has listened yet */
    synchronized @Nullable Answer answer() {
        return answered;
    }

    /** Waits until the listeners here, if there are any, have heard up to this number, at most this long. */
    synchronized void awaitAnswer(long number, Duration longest) throws InterruptedException {
        long end = System.nanoTime() + longest.toNanos();
        for (long left = longest.toNanos(); attended && !heard(number) && left > 0; left = end - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    private boolean heard(long number) {
        return answered != null && answered.heard().number() >= number;
    }
}
