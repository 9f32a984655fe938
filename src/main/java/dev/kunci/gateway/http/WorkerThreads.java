package dev.kunci.gateway.http;

import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Runs what may take time, apart from the threads that serve connections, with limited concurrency. */
final class WorkerThreads {

    private final Semaphore slots;

    WorkerThreads(int most) {
        this.slots = new Semaphore(most);
    }

    /**
     * @param answer receives the result after the worker is free again, so that a follow-up finds one
     * @return false if all workers are busy and the work is not done
     */
    <T> boolean take(Supplier<T> work, Consumer<T> answer) {
        if (!slots.tryAcquire()) {
            return false;
        }
        boolean started = false;
        try {
            Thread.ofVirtual().name("kunci-gateway-check").start(() -> answer.accept(freed(work)));
            started = true;
        } finally {
            if (!started) {
                slots.release();
            }
        }
        return true;
    }

    private <T> T freed(Supplier<T> work) {
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
