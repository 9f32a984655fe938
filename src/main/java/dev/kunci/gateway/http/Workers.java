package dev.kunci.gateway.http;

import java.util.concurrent.Semaphore;

/** Does what may take a while, beside the threads that serve the connections; never more at once than it has places. */
final class Workers {

    private final Semaphore places;

    Workers(int most) {
        this.places = new Semaphore(most);
    }

    /** @return false where all places are taken, and the work is not done */
    boolean take(Runnable work) {
        if (!places.tryAcquire()) {
            return false;
        }
        boolean started = false;
        try {
            Thread.ofVirtual().name("kunci-gateway-check").start(() -> {
                try {
                    work.run();
                } finally {
                    places.release();
                }
            });
            started = true;
        } finally {
            if (!started) {
                places.release();
            }
        }
        return true;
    }
}
