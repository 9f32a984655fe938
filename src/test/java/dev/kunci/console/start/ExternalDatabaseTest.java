package dev.kunci.console.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.console.system.StartRefused;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExternalDatabaseTest {
    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = EmbeddedPostgres.open(Path.of("target", "external-database-test"));
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void nothingInTheEnvironmentMeansTheEmbeddedOne() {
        assertThat(ExternalDatabase.in(Map.of())).isEmpty();
    }

    @Test
    void twoUsersShareTheWork() {
        DatabaseAccess access = ExternalDatabase.in(environment(Map.of(
                        "KUNCI_DB_OWNER_USER", postgres.ownerUser(),
                        "KUNCI_DB_OWNER_PASSWORD", postgres.ownerPassword())))
                .orElseThrow();
        assertThat(access.hasSingleUser()).isFalse();
        assertThat(access.user()).isEqualTo("kunci_app");
        assertThat(access.ownerUser()).isEqualTo("kunci_owner");
        assertThat(access.url()).isEqualTo(postgres.ownerUrl() + "?reWriteBatchedInserts=true");
    }

    @Test
    void oneUserDoesBothWhereNoOwnerIsGiven() {
        DatabaseAccess access = ExternalDatabase.in(environment(Map.of())).orElseThrow();
        assertThat(access.hasSingleUser()).isTrue();
        assertThat(access.ownerPassword()).isEqualTo(postgres.appPassword());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "jdbc:postgresql://db/kunci true",
                "jdbc:postgresql://db:5433/kunci?sslmode=require true",
                "jdbc:postgresql://localhost,db/kunci true",
                "jdbc:postgresql://10.0.0.1/kunci?sslmode=prefer true",
                "jdbc:postgresql://db/kunci?sslmode=verify-full false",
                "jdbc:postgresql://a,b/kunci?targetServerType=primary&sslmode=verify-ca false",
                "jdbc:postgresql://127.0.0.1:5432/kunci false",
                "jdbc:postgresql://localhost/kunci?sslmode=disable false",
                "jdbc:postgresql://[::1]/kunci false",
                "jdbc:postgresql:kunci false"
            })
    void aWayToTheDatabaseThatOthersCanReadIsKnown(String url, boolean open) {
        assertThat(DatabaseTransport.isOpen(url)).isEqualTo(open);
    }

    @Test
    void aWrongPasswordTakesOneSentenceThatNamesTheVariable() {
        assertThatThrownBy(() -> ExternalDatabase.in(environment(Map.of("KUNCI_DB_PASSWORD", "wrong"))))
                .isInstanceOf(StartRefused.class)
                .hasMessage("The database at 127.0.0.1:" + postgres.port()
                        + "/kunci refuses the password of user kunci_app: check KUNCI_DB_PASSWORD.");
        assertThatThrownBy(() -> ExternalDatabase.in(environment(
                        Map.of("KUNCI_DB_OWNER_USER", postgres.ownerUser(), "KUNCI_DB_OWNER_PASSWORD", "wrong"))))
                .isInstanceOf(StartRefused.class)
                .hasMessageEndingWith("refuses the password of user kunci_owner: check KUNCI_DB_OWNER_PASSWORD.");
    }

    @Test
    void aDatabaseThatDoesNotExistIsToldFromAServerThatIsAway() {
        String url = postgres.ownerUrl().replace("/kunci", "/nowhere");
        assertThatThrownBy(() -> ExternalDatabase.in(environment(Map.of("KUNCI_DB_URL", url))))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("nowhere does not exist: create it, or check KUNCI_DB_URL");
    }

    @Test
    void aDatabaseThatIsSetToReadOnlyIsNoStandbyAndSaysWhatToSwitchOff() throws Exception {
        try (Connection owner = DriverManager.getConnection(
                        postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword());
                Statement statement = owner.createStatement()) {
            statement.execute("alter database kunci set default_transaction_read_only = on");
            try {
                assertThatThrownBy(() -> ExternalDatabase.in(environment(Map.of())))
                        .isInstanceOf(StartRefused.class)
                        .hasMessage("The database at 127.0.0.1:" + postgres.port() + "/kunci takes no changes from user"
                                + " kunci_app: switch default_transaction_read_only off.");
            } finally {
                statement.execute("alter database kunci reset default_transaction_read_only");
            }
        }
        assertThat(ExternalDatabase.in(environment(Map.of()))).isPresent();
    }

    private static Map<String, String> environment(Map<String, String> changes) {
        Map<String, String> environment = new HashMap<>();
        environment.put("KUNCI_DB_URL", postgres.ownerUrl());
        environment.put("KUNCI_DB_USER", postgres.appUser());
        environment.put("KUNCI_DB_PASSWORD", postgres.appPassword());
        environment.putAll(changes);
        return environment;
    }
}
