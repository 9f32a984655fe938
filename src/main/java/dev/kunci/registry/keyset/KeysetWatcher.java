package dev.kunci.registry.keyset;

import dev.kunci.feed.Change;
import dev.kunci.feed.ChangeListener;
import dev.kunci.vault.KeyName;
import dev.kunci.vault.KeyVault;
import dev.kunci.vault.KeysetFile;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps a running instance up to date with the keysets: loads a changed file, announces which keys it can read with,
 * and continues a rotation in progress.
 */
class KeysetWatcher implements ChangeListener, SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(KeysetWatcher.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PRESENCE = Duration.ofSeconds(10);
    private static final Duration LEAVING = Duration.ofSeconds(3);

    private final KeysetFile file;
    private final KeysetTable table;
    private final KeyVault vault;
    private final KeysetInstance instance;
    private final KeyRotation rotation;
    private final Semaphore woken = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private String stamp = "";
    private Set<KeyName> told = Set.of();
    private long toldAt;
    private boolean troubled;

    KeysetWatcher(KeysetFile file, KeysetTable table, KeyVault vault, KeysetInstance instance, KeyRotation rotation) {
        this.file = file;
        this.table = table;
        this.vault = vault;
        this.instance = instance;
        this.rotation = rotation;
    }

    /** Loads new keys before this instance acknowledges the change. */
    @Override
    public void changed(List<Change> changes) {
        if (changes.stream().anyMatch(change -> change.kind().equals(KeysetChanges.KEYSETS))) {
            changedAll();
        }
    }

    @Override
    public void changedAll() {
        vault.reload();
        woken.release();
    }

    @Override
    public synchronized void start() {
        Thread watch = Thread.ofPlatform().daemon().name("kunci-keysets").unstarted(this::watch);
        thread = watch;
        watch.start();
    }

    @Override
    public synchronized void stop() {
        Thread watch = thread;
        thread = null;
        if (watch == null) {
            return;
        }
        woken.release();
        try {
            watch.join(LEAVING);
            table.gone(instance.id());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unreachable) {
            LOG.debug("That this instance has gone is seen by its silence", unreachable);
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }

    private void watch() {
        while (thread == Thread.currentThread()) {
            Duration pause = PAUSE;
            try {
                pause = look();
                troubled = false;
            } catch (RuntimeException failure) {
                if (!troubled) {
                    LOG.warn("The keysets cannot be looked after at present: {}", failure.toString());
                }
                troubled = true;
            }
            try {
                if (woken.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    woken.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** @return how long there is nothing to do */
    private Duration look() {
        String now = file.stamp();
        if (!now.equals(stamp)) {
            vault.reload();
            stamp = now;
        }
        if (!vault.here().equals(told) || System.nanoTime() - toldAt > PRESENCE.toNanos()) {
            told = vault.here();
            table.present(instance.id(), instance.name(), told);
            toldAt = System.nanoTime();
        }
        long begun = System.nanoTime();
        KeyRotation.Progress progress = rotation.advance();
        if (!vault.complete() && !troubled) {
            LOG.error(
                    "The keysets file {} lacks the key that is written with now: keys are refused here until it is copied"
                            + " from another instance",
                    file);
        }
        // Leaves half of the time to everybody else.
        return progress.stage() == KeyRotation.Stage.MOVING ? Duration.ofNanos(System.nanoTime() - begun) : PAUSE;
    }
}
