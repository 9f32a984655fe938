package dev.kunci.console.postgres;

import dev.kunci.console.system.FileTrees;
import dev.kunci.console.system.PlainFile;
import dev.kunci.console.system.StartRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A data directory that is being created: either it is completed, or nothing is left of it, or no Kunci starts on it.
 */
public final class RestoreTarget implements AutoCloseable {
    private static final String UNFINISHED = "unfinished";

    private final Path directory;
    private final boolean made;
    private final DirectoryLock lock;
    private final Thread interrupted = new Thread(this::close, "unfinished-directory");
    private @Nullable EmbeddedPostgres postgres;
    private boolean settled;

    private RestoreTarget(Path directory, boolean made, DirectoryLock lock) {
        this.directory = directory;
        this.made = made;
        this.lock = lock;
    }

    /** @throws StartRefused if the directory is not empty */
    public static RestoreTarget claim(Path directory) {
        try {
            boolean made = !Files.exists(directory);
            if (!made && !FileTrees.children(directory).isEmpty()) {
                throw notEmpty(directory);
            }
            EmbeddedPostgres.prepare(directory);
            DirectoryLock lock = DirectoryLock.tryAcquire(directory, false).orElseThrow(() -> notEmpty(directory));
            Path marker = directory.resolve(UNFINISHED);
            if (FileTrees.children(directory).size() != 1) {
                lock.close();
                throw notEmpty(directory);
            }
            Files.createFile(marker, PlainFile.PRIVATE);
            RestoreTarget fresh = new RestoreTarget(directory, made, lock);
            Runtime.getRuntime().addShutdownHook(fresh.interrupted);
            return fresh;
        } catch (IOException e) {
            throw new StartRefused("The directory " + directory + " cannot be used: " + e, e);
        }
    }

    /** What a killed attempt has left behind must not be taken for a Kunci. */
    static void refuseUnfinished(Path directory) {
        if (Files.exists(directory.resolve(UNFINISHED))) {
            throw new StartRefused(
                    "A restore into " + directory.toAbsolutePath().normalize()
                            + " was interrupted: delete the directory, and restore again.");
        }
    }

    public synchronized EmbeddedPostgres start() throws IOException {
        EmbeddedPostgres started = EmbeddedPostgres.run(directory, lock);
        postgres = started;
        return started;
    }

    public synchronized void stop() {
        Objects.requireNonNull(postgres, "started").close();
    }

    /** From here on it is an ordinary data directory. */
    public synchronized void finish() throws IOException {
        sync(directory);
        Files.delete(directory.resolve(UNFINISHED));
        sync(directory);
        settled = true;
    }

    @Override
    public synchronized void close() {
        if (!settled) {
            settled = true;
            try {
                abandon();
            } catch (IOException e) {
                throw new StartRefused("What is in " + directory + " is unfinished and could not be removed: " + e, e);
            }
        }
        if (Thread.currentThread() != interrupted) {
            forget();
        }
    }

    private void abandon() throws IOException {
        if (postgres != null) {
            postgres.close();
        } else if (lock.isHeld()) {
            lock.close();
        }
        for (Path child : FileTrees.children(directory)) {
            if (!child.endsWith(UNFINISHED)) {
                FileTrees.delete(child);
            }
        }
        Files.delete(directory.resolve(UNFINISHED));
        if (made) {
            Files.delete(directory);
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(interrupted);
        } catch (IllegalStateException shuttingDown) {
            // The shutdown hook waits for this and will find nothing left to do.
            return;
        }
    }

    private static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static StartRefused notEmpty(Path directory) {
        return new StartRefused("The directory " + directory + " is not empty, and a backup is restored over nothing:"
                + " choose another with --data DIR.");
    }
}
