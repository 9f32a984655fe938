package dev.kunci.shared.database;

import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Queries the database twice a second on a connection of its own. If neither this connection nor any other to the same
 * host receives anything for three seconds, all of them are closed. The time is measured while waiting for an answer,
 * so that a Kunci that was suspended itself finds the answer when it wakes and closes nothing.
 */
final class DatabaseHeartbeat implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseHeartbeat.class);

    private static final Duration SILENCE = Duration.ofSeconds(3);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private final Connections connections;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable Thread thread;

    DatabaseHeartbeat(Connections connections) {
        this.connections = connections;
    }

    @Override
    public synchronized void start() {
        thread = Thread.ofPlatform().daemon().name("kunci-database-watch").start(this::watch);
    }

    @Override
    public synchronized void stop() {
        thread = null;
        over.countDown();
        connections.end();
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Starts before and stops after everything that needs the database. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    private void watch() {
        boolean running = true;
        while (running) {
            long asked = System.nanoTime();
            try (Connection connection = connections.open()) {
                connection.setNetworkTimeout(Runnable::run, (int) SILENCE.toMillis());
                try (Statement question = connection.createStatement()) {
                    while (running) {
                        asked = System.nanoTime();
                        question.execute("select 1");
                        running = !ended();
                    }
                }
            } catch (SQLException away) {
                if (isSilence(away)) {
                    silent(asked);
                }
                running = !ended();
            }
        }
    }

    private void silent(long asked) {
        int closed = connections.lines().closeSilent(asked);
        if (closed > 0) {
            LOG.warn(
                    "The database has said nothing for {} seconds; {} connections are given up",
                    SILENCE.toSeconds(),
                    closed);
        }
    }

    private static boolean isSilence(SQLException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SocketTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private boolean ended() {
        try {
            return over.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
