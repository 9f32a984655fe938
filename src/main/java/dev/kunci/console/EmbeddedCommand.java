package dev.kunci.console;

import dev.kunci.console.system.StartRefused;
import java.util.Map;
import org.springframework.boot.logging.LoggingSystem;

/** What the commands have in common that work on the embedded database alone and without the application. */
final class EmbeddedCommand {
    private EmbeddedCommand() {}

    static void require(Map<String, String> environment) {
        if (!environment.getOrDefault("KUNCI_DB_URL", "").isBlank()) {
            throw new StartRefused("KUNCI_DB_URL names a PostgreSQL of your own: back it up and restore it with its own"
                    + " tools (pg_dump and pg_restore), and keep the keysets apart from it.");
        }
    }

    /** Nothing but what the command says reaches the terminal or the pipe behind it. */
    static void silenceLog() {
        LoggingSystem.get(EmbeddedCommand.class.getClassLoader()).beforeInitialize();
    }
}
