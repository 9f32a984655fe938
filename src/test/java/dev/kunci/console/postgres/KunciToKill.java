package dev.kunci.console.postgres;

import java.nio.file.Path;

/** A process that holds a data directory until it is killed. */
final class KunciToKill {
    static final String READY = "ready";

    private KunciToKill() {}

    public static void main(String[] arguments) throws InterruptedException {
        EmbeddedPostgres.open(Path.of(arguments[0]));
        System.out.println(READY);
        Thread.currentThread().join();
    }
}
