package dev.kunci.console;

import dev.kunci.console.system.StartRefused;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;

/** What commands share that work on the embedded database without the application. */
final class EmbeddedCommand {
    private EmbeddedCommand() {}

    static void require(Map<String, String> environment) {
        if (!environment.getOrDefault("KUNCI_DB_URL", "").isBlank()) {
            throw new StartRefused("KUNCI_DB_URL names a PostgreSQL of your own: back it up and restore it with its own"
                    + " tools (pg_dump and pg_restore), and keep the keysets apart from it.");
        }
    }

    /** Only the output of the command reaches the terminal or pipe. */
    static void silenceLog() {
        LoggingSystem.get(EmbeddedCommand.class.getClassLoader()).beforeInitialize();
    }
}
