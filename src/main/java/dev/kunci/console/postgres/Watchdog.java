package dev.kunci.console.postgres;

import dev.kunci.console.system.StartRefused;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restarts PostgreSQL after its postmaster was killed; PostgreSQL itself recovers from killed backends. */
final class Watchdog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final int INTERVAL_MILLIS = 250;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Server server;
    private final Thread thread;
    private Postmaster postmaster;

    Watchdog(Server server, Postmaster postmaster) {
        this.server = server;
        this.postmaster = postmaster;
        this.thread = Thread.ofPlatform().daemon().name("postgres-watchdog").start(this::watch);
    }

    private void watch() {
        try {
            while (!closed.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                if (!postmaster.isAlive()) {
                    restart();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restart() {
        LOG.warn("PostgreSQL (process {}) has died; starting it again", postmaster.pid());
        try {
            postmaster = server.restart(postmaster.port());
            LOG.info("PostgreSQL is back (process {})", postmaster.pid());
        } catch (IOException | StartRefused e) {
            LOG.error("PostgreSQL does not come back, trying again: {}", e.getMessage());
        }
    }

    /** Returns only when no restart is in progress. */
    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
