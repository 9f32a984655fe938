package dev.kunci.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps parallel test processes out of each other's way: each has a number of its own. */
public final class Fork {

    private static final Path TARGET = Path.of("target");
    private static final FileLock HELD;
    private static final int NUMBER;

    static {
        int number = 1;
        FileLock held = claim(number);
        while (held == null) {
            number++;
            held = claim(number);
        }
        HELD = held;
        NUMBER = number;
    }

    private Fork() {}

    /** The number of this process among those that run tests, starting at one. */
    public static int number() {
        return NUMBER;
    }

    /** A directory that no other test process uses. */
    public static Path place(String name) {
        return TARGET.resolve(HELD.isValid() && NUMBER == 1 ? name : name + "-" + NUMBER);
    }

    private static @Nullable FileLock claim(int number) {
        try {
            Files.createDirectories(TARGET);
            FileChannel file = FileChannel.open(
                    TARGET.resolve("fork-" + number + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = file.tryLock();
            if (lock == null) {
                file.close();
            }
            return lock;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
