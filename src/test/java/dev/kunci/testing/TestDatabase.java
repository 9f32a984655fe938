package dev.kunci.testing;

import dev.kunci.console.postgres.CountingPostgres;
import dev.kunci.console.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/** One embedded PostgreSQL for all tests of this JVM, with the same two roles as in production. */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path ALL = Path.of("target", "test-data");
    private static final Path DATA =
            ALL.resolve("jvm-" + ProcessHandle.current().pid());
    private static final CountingPostgres COUNTING = start();
    private static final EmbeddedPostgres POSTGRES = COUNTING.postgres();

    public static EmbeddedPostgres postgres() {
        return POSTGRES;
    }

    /** A connection to the database with PostgreSQL's statement statistics. */
    static Connection statistics() throws SQLException {
        return COUNTING.connect();
    }

    /** Starts from nothing, and removes what earlier runs left. */
    private static CountingPostgres start() {
        try {
            Files.createDirectories(ALL);
            try (Stream<Path> old = Files.list(ALL)) {
                for (Path directory : old.toList()) {
                    String pid = directory.getFileName().toString().replaceFirst("^jvm-", "");
                    if (pid.matches("\\d+")
                            && ProcessHandle.of(Long.parseLong(pid)).isEmpty()) {
                        clear(directory);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return CountingPostgres.start(DATA);
    }

    /** Two processes may start at once, and one may remove what the other is about to. */
    private static void clear(Path directory) throws IOException {
        try {
            FileSystemUtils.deleteRecursively(directory);
        } catch (NoSuchFileException alreadyGone) {
            clear(directory);
        }
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-database",
                        Map.of(
                                "spring.datasource.url", POSTGRES.appUrl(),
                                "spring.datasource.username", POSTGRES.appUser(),
                                "spring.datasource.password", POSTGRES.appPassword(),
                                "spring.flyway.url", POSTGRES.ownerUrl(),
                                "spring.flyway.user", POSTGRES.ownerUser(),
                                "spring.flyway.password", POSTGRES.ownerPassword(),
                                "spring.flyway.placeholders.appRole", POSTGRES.appUser(),
                                "kunci.keysets", DATA.resolve("keysets.json").toString())));
    }
}
