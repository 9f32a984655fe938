package dev.kunci.console.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.console.system.StartRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("slow")
class EmbeddedPostgresTest {
    private static final Path DATA = Path.of("target", "embedded-postgres-test");

    @Test
    void losesNothingAcknowledgedAndListensOnThisMachineOnly() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            assertThat(asApp(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(asApp(postgres, "show fsync")).isEqualTo("on");
            assertThat(asApp(postgres, "show full_page_writes")).isEqualTo("on");
            assertThat(asApp(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(asApp(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(asApp(postgres, "show server_encoding")).isEqualTo("UTF8");
        }
    }

    @Test
    void everyWayInAsksForAPassword() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            List<String> rules = Files.readAllLines(DATA.resolve("postgres/settings/pg_hba.conf")).stream()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
            assertThat(rules)
                    .containsExactly("host all all 127.0.0.1/32 scram-sha-256", "host all all ::1/128 scram-sha-256");
            assertThatThrownBy(() -> DriverManager.getConnection(postgres.appUrl(), postgres.appUser(), "wrong"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
        }
    }

    @Test
    void passwordsAreForTheOwnerOfTheFileAloneAndNoneIsLeftElsewhere() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            Path file = DATA.resolve("passwords.properties");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file)).contains(postgres.appPassword(), postgres.ownerPassword());
            assertThat(postgres.appPassword()).hasSize(32).isNotEqualTo(postgres.ownerPassword());
            assertThat(DATA.resolve("postgres/initdb.password")).doesNotExist();
        }
    }

    @Test
    void theApplicationsRoleOwnsNothingAndMakesNothing() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            assertThat(asApp(
                            postgres,
                            "select rolsuper or rolcreatedb or rolcreaterole from pg_roles"
                                    + " where rolname = current_user"))
                    .isEqualTo("f");
            assertThat(asApp(postgres, "select pg_get_userbyid(datdba) from pg_database where datname = 'kunci'"))
                    .isEqualTo("kunci_owner");
            assertThatThrownBy(() -> asApp(postgres, "create table loophole (id int)"))
                    .hasMessageContaining("permission denied for schema public");
        }
    }

    @Test
    void stoppingKeepsDataAndPort() throws Exception {
        int port;
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            port = postgres.port();
            asOwner(postgres, "create table if not exists kept (value text)");
            asOwner(postgres, "truncate kept");
            asOwner(postgres, "insert into kept values ('still here')");
        }
        assertThat(Postmaster.of(DATA.resolve("postgres/cluster"))).isEmpty();
        try (EmbeddedPostgres again = EmbeddedPostgres.open(DATA)) {
            assertThat(again.port()).isEqualTo(port);
            try (Connection connection = owner(again);
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select value from kept")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getString(1)).isEqualTo("still here");
                assertThat(rows.next()).isFalse();
            }
        }
    }

    @Test
    void aSecondKunciOnTheSameDirectoryIsRefused() {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.open(DATA)) {
            assertThat(postgres.port()).isPositive();
            assertThatThrownBy(() -> EmbeddedPostgres.open(DATA))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("process " + ProcessHandle.current().pid())
                    .hasMessageContaining("is using the data directory " + DATA.toAbsolutePath())
                    .hasMessageContaining("--data DIR");
        }
    }

    @Test
    void aCommandJoinsTheServerOfTheRunningPortalAndLeavesItRunning() throws Exception {
        try (EmbeddedPostgres portal = EmbeddedPostgres.open(DATA)) {
            try (EmbeddedPostgres command = EmbeddedPostgres.join(DATA)) {
                assertThat(command.port()).isEqualTo(portal.port());
                assertThat(asApp(command, "select 1")).isEqualTo("1");
            }
            assertThat(asApp(portal, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void aCommandAloneRunsTheServerForItself() throws Exception {
        try (EmbeddedPostgres command = EmbeddedPostgres.join(DATA)) {
            assertThat(asApp(command, "select current_user")).isEqualTo("kunci_app");
        }
        assertThat(Postmaster.of(DATA.resolve("postgres/cluster"))).isEmpty();
    }

    @Test
    void aDatabaseWhosePasswordsAreLostIsNamedAsSuch() throws Exception {
        EmbeddedPostgres.open(DATA).close();
        Path file = DATA.resolve("passwords.properties");
        Path aside = DATA.resolve("passwords.aside");
        Files.move(file, aside);
        try {
            assertThatThrownBy(() -> EmbeddedPostgres.open(DATA))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("passwords.properties with its passwords is missing");
        } finally {
            Files.move(aside, file);
        }
    }

    private static String asApp(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.appUrl(), postgres.appUser(), postgres.appPassword());
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            assertThat(result.next()).isTrue();
            return result.getString(1);
        }
    }

    private static void asOwner(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = owner(postgres);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Connection owner(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword());
    }
}
