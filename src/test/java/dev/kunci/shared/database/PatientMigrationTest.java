package dev.kunci.shared.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.console.postgres.EmbeddedPostgres;
import dev.kunci.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** A migration that has to wait for a table lets everybody else work on it, and comes through in the end. */
@Tag("slow")
class PatientMigrationTest {

    private static final String SCHEMA = "patient_migration";

    private final EmbeddedPostgres postgres = TestDatabase.postgres();

    @Test
    void whoReadsATableHoldsUpItsMigrationAndNobodyElse() throws Exception {
        try (Connection reader = owner();
                Connection other = owner();
                Statement reading = reader.createStatement();
                Statement writing = other.createStatement()) {
            writing.execute("drop schema if exists " + SCHEMA + " cascade");
            writing.execute("create schema " + SCHEMA);
            writing.execute("create table " + SCHEMA + ".busy (n integer)");
            reader.setAutoCommit(false);
            reading.execute("select * from " + SCHEMA + ".busy");

            CompletableFuture<Void> migrating = CompletableFuture.runAsync(
                    () -> new PatientMigration().migrate(flyway()), Thread::startVirtualThread);
            while (!isWaiting(writing)) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
            }
            CompletableFuture.runAsync(() -> insert(writing), Thread::startVirtualThread)
                    .get(30, TimeUnit.SECONDS);
            assertThat(migrating).isNotDone();
            reader.rollback();

            migrating.get(60, TimeUnit.SECONDS);
            try (ResultSet rows = writing.executeQuery("select n, more from " + SCHEMA + ".busy")) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt("n")).isEqualTo(1);
            }
            writing.execute("drop schema " + SCHEMA + " cascade");
        }
    }

    private static boolean isWaiting(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select exists (select 1 from pg_stat_activity"
                + " where wait_event_type = 'Lock' and query like '%alter table busy%')")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static void insert(Statement statement) {
        try {
            statement.execute("insert into " + SCHEMA + ".busy values (1)");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** With the statement that every connection of a migration begins with. */
    private Flyway flyway() {
        try {
            Properties settings = PropertiesLoaderUtils.loadProperties(new ClassPathResource("application.properties"));
            return Flyway.configure()
                    .dataSource(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword())
                    .schemas(SCHEMA)
                    .baselineOnMigrate(true)
                    .baselineVersion("0")
                    .locations("classpath:dev/kunci/shared/database")
                    .initSql(settings.getProperty("spring.flyway.init-sqls"))
                    .load();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Connection owner() throws SQLException {
        return DriverManager.getConnection(postgres.ownerUrl(), postgres.ownerUser(), postgres.ownerPassword());
    }
}
