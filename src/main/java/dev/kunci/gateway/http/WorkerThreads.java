package dev.kunci.gateway.http;

import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does what may take a while, beside the threads that serve the connections; never more at once than it has places. */
final class WorkerThreads {

    private final Semaphore places;

    WorkerThreads(int most) {
        this.places = new Semaphore(most);
    }

    /**
     * @param answer is given what was found when the place is free again, so that who hears it finds one for the next
     * @return false where all places are taken, and the work is not done
     */
    <T> boolean take(Supplier<T> work, Consumer<T> answer) {
        if (!places.tryAcquire()) {
            return false;
        }
        boolean started = false;
        try {
            Thread.ofVirtual().name("kunci-gateway-check").start(() -> answer.accept(freed(work)));
            started = true;
        } finally {
            if (!started) {
                places.release();
            }
        }
        return true;
    }

    private <T> T freed(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            places.release();
        }
    }
}
