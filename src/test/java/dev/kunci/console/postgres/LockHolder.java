package dev.kunci.console.postgres;

import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Another program that may read a file, and keeps it locked until it is killed. */
final class LockHolder {
    static final String HELD = "held";

    private LockHolder() {}

    public static void main(String[] arguments) throws Exception {
        try (FileChannel channel = FileChannel.open(Path.of(arguments[0]), StandardOpenOption.READ);
                var lock = channel.lock(0, Long.MAX_VALUE, true)) {
            System.out.println(lock.isValid() ? HELD : "not held");
            System.in.read();
        }
    }
}
