package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.start.ApplicationStart;
import dev.kunci.console.start.DatabaseAccess;
import dev.kunci.console.start.FirstRunSetup;
import dev.kunci.console.start.SpringSettings;
import dev.kunci.console.system.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two instances start on one empty database: one of them claims it, and nothing is created twice. */
@Tag("slow")
class TwoInstancesTest {

    @TempDir
    Path directory;

    private EmbeddedPostgres postgres;

    @BeforeEach
    void anEmptyDatabase() {
        postgres = EmbeddedPostgres.open(directory.resolve("postgres"));
    }

    @AfterEach
    void stop() {
        postgres.close();
    }

    @Test
    void theFirstClaimsTheDatabaseAndTheSecondNeedsItsKeysets() throws Exception {
        migrateAtOnce(2);
        migrateAtOnce(8);
        Path first = directory.resolve("first");
        Path second = directory.resolve("second");
        try (ConfigurableApplicationContext one = ApplicationStart.command(settings(first, Map.of()))) {
            assertThatThrownBy(() -> ApplicationStart.command(settings(second, Map.of())))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("Kunci could not start: The keysets file " + second.resolve("keysets.json")
                            + " is missing, but another instance has begun this database with its own: copy that"
                            + " instance's keysets.json to there, or name its place in KUNCI_KEYSETS.");
            assertThat(second.resolve("keysets.json")).doesNotExist();

            Path elsewhere = directory.resolve("other.json");
            try (EmbeddedPostgres other = EmbeddedPostgres.open(directory.resolve("other"));
                    ConfigurableApplicationContext theirs = ApplicationStart.command(
                            settings(other, second, Map.of("KUNCI_KEYSETS", elsewhere.toString())))) {
                assertThat(theirs.isRunning()).isTrue();
            }
            assertThatThrownBy(() ->
                            ApplicationStart.command(settings(second, Map.of("KUNCI_KEYSETS", elsewhere.toString()))))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining(elsewhere + " is not the one of this database");

            Files.createDirectories(second);
            Files.copy(first.resolve("keysets.json"), second.resolve("keysets.json"));
            try (ConfigurableApplicationContext two = ApplicationStart.command(settings(second, Map.of()))) {
                assertThat(administrators(one, two)).containsOnlyOnce(Optional.empty());
            }
            JdbcClient jdbc = one.getBean(JdbcClient.class);
            assertThat(jdbc.sql("select count(*) from organization")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
            assertThat(jdbc.sql("select count(*) from keyset_claim")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    /** Both find the database empty and make an organization with its administrator. */
    private static List<Optional<String>> administrators(ConfigurableApplicationContext... instances) throws Exception {
        List<Callable<Optional<String>>> starts = new ArrayList<>();
        for (ConfigurableApplicationContext instance : instances) {
            starts.add(() -> instance.getBean(FirstRunSetup.class).settle("main", "admin@localhost"));
        }
        return atOnce(starts);
    }

    private void migrateAtOnce(int instances) throws Exception {
        List<Callable<Boolean>> starts = new ArrayList<>();
        for (int i = 0; i < instances; i++) {
            Flyway flyway = Flyway.configure()
                    .dataSource(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword())
                    .placeholders(Map.of("appRole", postgres.appUser()))
                    .load();
            starts.add(() -> flyway.migrate().success);
        }
        assertThat(atOnce(starts)).containsOnly(true);
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> call : calls) {
                futures.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    private SpringSettings settings(Path data, Map<String, String> environment) {
        return settings(postgres, data, environment);
    }

    private static SpringSettings settings(EmbeddedPostgres postgres, Path data, Map<String, String> environment) {
        return new SpringSettings(
                new DatabaseAccess(
                        postgres.appUrl(),
                        postgres.appUser(),
                        postgres.appPassword(),
                        postgres.ownerUser(),
                        postgres.ownerPassword()),
                data,
                environment);
    }
}
