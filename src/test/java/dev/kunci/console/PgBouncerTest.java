package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.start.ApplicationStart;
import dev.kunci.console.start.DatabaseAccess;
import dev.kunci.console.start.ExternalDatabase;
import dev.kunci.console.start.FirstRunSetup;
import dev.kunci.console.start.SpringSettings;
import dev.kunci.console.system.StartRefused;
import dev.kunci.registry.organization.Organizations;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Behind a real PgBouncer Kunci starts, or says in one sentence what to change. */
@Tag("pgbouncer")
@Tag("slow")
class PgBouncerTest {

    @TempDir
    static Path directory;

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.open(directory.resolve("postgres"));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void whereItChangesTheServerBetweenTransactionsThePlainAddressIsRefused() throws Exception {
        try (RealPgBouncer pooler = new RealPgBouncer(directory, postgres, "transaction")) {
            Map<String, String> plain = pooler.environment(postgres, "");
            assertThatThrownBy(() -> ExternalDatabase.in(plain))
                    .isInstanceOf(StartRefused.class)
                    .hasMessage("The database at " + plain.get("KUNCI_DB_URL").substring("jdbc:postgresql://".length())
                            + " is behind a pooler that changes the server between transactions: let it pool by session"
                            + " (PgBouncer: pool_mode = session), or put prepareThreshold=0 into KUNCI_DB_URL.");

            starts(pooler.environment(postgres, "?prepareThreshold=0"));
        }
    }

    @Test
    void whereItPoolsBySessionKunciStarts() throws Exception {
        try (RealPgBouncer pooler = new RealPgBouncer(directory, postgres, "session")) {
            starts(pooler.environment(postgres, ""));
        }
    }

    private static void starts(Map<String, String> environment) {
        DatabaseAccess access = ExternalDatabase.in(environment).orElseThrow();
        SpringSettings settings = new SpringSettings(access, directory.resolve("data"), environment);
        try (ConfigurableApplicationContext kunci = ApplicationStart.command(settings)) {
            assertThat(kunci.isRunning()).isTrue();
            kunci.getBean(FirstRunSetup.class).settle("main", "admin@localhost");
            assertThat(kunci.getBean(Organizations.class).find("main")).isPresent();
        }
    }
}
