package dev.kunci.console.start;

import dev.kunci.console.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;

/** The database a command works with: an external one if the environment names it, or else the embedded one. */
public record CommandDatabase(DatabaseAccess access, Runnable stop) implements AutoCloseable {

    /** For the portal, which runs the embedded server; only one portal may do so. */
    public static CommandDatabase forPortal(Path dataDirectory, Map<String, String> environment) {
        return of(dataDirectory, environment, EmbeddedPostgres::open);
    }

    /** For a command or a gateway-only Kunci, beside a running portal or alone. */
    public static CommandDatabase forCommand(Path dataDirectory, Map<String, String> environment) {
        return of(dataDirectory, environment, EmbeddedPostgres::join);
    }

    private static CommandDatabase of(
            Path dataDirectory, Map<String, String> environment, Function<Path, EmbeddedPostgres> start) {
        return ExternalDatabase.in(environment)
                .map(access -> new CommandDatabase(access, () -> {}))
                .orElseGet(() -> embedded(start.apply(dataDirectory)));
    }

    private static CommandDatabase embedded(EmbeddedPostgres postgres) {
        return new CommandDatabase(
                new DatabaseAccess(
                        postgres.appUrl(),
                        postgres.appUser(),
                        postgres.appPassword(),
                        postgres.ownerUser(),
                        postgres.ownerPassword()),
                postgres::close);
    }

    @Override
    public void close() {
        stop.run();
    }
}
