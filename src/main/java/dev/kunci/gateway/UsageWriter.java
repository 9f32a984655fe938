package dev.kunci.gateway;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Writes the counts once a second and at shutdown; what cannot be written is lost, and nothing waits for it. */
class UsageWriter implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(UsageWriter.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LEAVING = Duration.ofSeconds(3);
    private static final int AT_ONCE = 5_000;

    private final UsageCounts usage;
    private final UsageTables tables;
    private final Semaphore over = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private boolean troubled;

    UsageWriter(UsageCounts usage, UsageTables tables) {
        this.usage = usage;
        this.tables = tables;
    }

    @Override
    public synchronized void start() {
        over.drainPermits();
        Thread writer = Thread.ofPlatform().daemon().name("kunci-usage").unstarted(this::follow);
        thread = writer;
        writer.start();
    }

    @Override
    public synchronized void stop() {
        Thread writer = thread;
        thread = null;
        if (writer != null) {
            over.release();
            try {
                writer.join(LEAVING);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Stops after the gateway port and before the database. */
    @Override
    public int getPhase() {
        return 0;
    }

    private void follow() {
        boolean last = false;
        while (!last) {
            try {
                last = over.tryAcquire(PAUSE.toNanos(), TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                last = true;
            }
            write();
        }
    }

    /** Writes what there is. */
    void write() {
        usage.turn();
        try {
            inParts(usage.takeAllowed(), tables::addAllowed);
            inParts(usage.takeRefused(), tables::addRefused);
            troubled = false;
        } catch (RuntimeException unwritable) {
            if (!troubled) {
                LOG.warn("When keys were used cannot be noted at present: {}", unwritable.toString());
            }
            troubled = true;
        }
    }

    private static <T> void inParts(List<T> rows, Consumer<List<T>> write) {
        for (int i = 0; i < rows.size(); i += AT_ONCE) {
            write.accept(rows.subList(i, Math.min(rows.size(), i + AT_ONCE)));
        }
    }
}
