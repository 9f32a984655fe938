package dev.kunci.testing;

import java.nio.file.Path;

/** Keeps the processes in which tests run at the same time out of each other's way. */
public final class Fork {

    private static final int NUMBER = Integer.getInteger("kunci.fork", 1);

    private Fork() {}

    /** The number of this process among those that run tests, from one on. */
    public static int number() {
        return NUMBER;
    }

    /** A directory that no other of these processes uses. */
    public static Path place(String name) {
        return Path.of("target", NUMBER == 1 ? name : name + "-" + NUMBER);
    }
}
