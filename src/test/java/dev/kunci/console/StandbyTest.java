package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.start.ExternalDatabase;
import dev.kunci.console.system.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

/** A server that has become a standby cannot serve a Kunci, and one sentence says so. */
class StandbyTest {

    private static final Path DATA = Path.of("target", "standby-test");
    private static final Path CLUSTER = DATA.resolve("postgres").resolve("cluster");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void aStandbyIsRefusedByNameAndThePrimaryAskedFor() throws Exception {
        FileSystemUtils.deleteRecursively(DATA);
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            Map<String, String> environment = Map.of(
                    "KUNCI_DB_URL", postgres.ownerUrl(),
                    "KUNCI_DB_USER", postgres.appUser(),
                    "KUNCI_DB_PASSWORD", postgres.appPassword());
            assertThat(ExternalDatabase.in(environment)).isPresent();

            Files.createFile(CLUSTER.resolve("standby.signal"));
            stop();
            awaitStandby(postgres);

            assertThatThrownBy(() -> ExternalDatabase.in(environment))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("The database at 127.0.0.1:" + postgres.port()
                            + "/kunci is a standby, which takes no changes: name the primary in KUNCI_DB_URL, or all"
                            + " servers with targetServerType=primary"
                            + " (jdbc:postgresql://A,B/DATABASE?targetServerType=primary).");
        }
    }

    /** Ends the server in an orderly way; its watchdog starts it again. */
    private static void stop() throws IOException, InterruptedException {
        String pid = Files.readAllLines(CLUSTER.resolve("postmaster.pid")).getFirst();
        assertThat(new ProcessBuilder("kill", "-INT", pid).start().waitFor()).isZero();
    }

    private static void awaitStandby(EmbeddedPostgres postgres) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!recovers(postgres)) {
            assertThat(System.nanoTime()).as("still no standby").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }

    private static boolean recovers(EmbeddedPostgres postgres) {
        try (Connection connection = DriverManager.getConnection(
                        postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_is_in_recovery()")) {
            return row.next() && row.getBoolean(1);
        } catch (SQLException stopped) {
            return false;
        }
    }
}
