package dev.kunci.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Months of the record are made without holding anybody up, and what came before its month was made finds its place. */
@IntegrationTest
class AuditPartitionsTest {

    /** Beyond what any start makes. */
    private static final int FAR = 14;

    private static final String MONTH =
            "to_regclass('audit_record_' || to_char(now() at time zone 'UTC' + interval '%d months', 'YYYY_MM'))";

    private static final String IN = "select count(*) from audit_record where tableoid = '%s'::regclass";

    @Autowired
    Database database;

    @Autowired
    Decisions decisions;

    @Autowired
    Scene scene;

    @Test
    void aYearIsMadeAhead() {
        assertThat(database.text("select " + MONTH.formatted(12) + " is not null"))
                .isEqualTo("true");
    }

    @Test
    void whileASnapshotIsOpenDecisionsGoOnAndTheMonthIsMadeAfterwards() throws Exception {
        Scene.Weather weather = scene.weather();
        try (Connection snapshot = owner()) {
            snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            snapshot.setAutoCommit(false);
            snapshot.createStatement().execute("select count(*) from audit_record");

            CompletableFuture<Void> making = CompletableFuture.runAsync(this::make, Thread::startVirtualThread);
            CompletableFuture<Boolean> deciding = CompletableFuture.supplyAsync(
                    () -> decisions
                            .decide(
                                    Actor.console(),
                                    new Decision(weather.target(Level.APP), Verb.REVOKE, "leaked", null))
                            .done(),
                    Thread::startVirtualThread);

            assertThat(deciding.get(30, TimeUnit.SECONDS)).isTrue();
            making.get(30, TimeUnit.SECONDS);
            assertThat(database.text("select " + MONTH.formatted(FAR) + " is null"))
                    .as("nothing is made while somebody looks")
                    .isEqualTo("true");
            snapshot.rollback();
        }
        make();
        assertThat(database.text("select " + MONTH.formatted(FAR) + " is not null"))
                .isEqualTo("true");
        assertThat(database.text("select status from app where id = ?", weather.app()))
                .isEqualTo("revoked");
    }

    @Test
    void whatTheDefaultPartitionHasTakenBecomesItsMonth() throws Exception {
        String record = "insert into audit_record (organization_id, at, actor, channel, action, subject_type, subject,"
                + " outcome) values (gen_random_uuid(), '2001-02-%s', 'late', 'system', 'edit', 'app', 'x', 'done')";
        database.asOwner(record.formatted("01 00:00:00Z"), record.formatted("28 23:59:59Z"));

        make();
        database.asOwner(record.formatted("14 12:00:00Z"));

        assertThat(database.count(IN.formatted("audit_record_2001_02"))).isEqualTo(3);
        assertThat(database.count(IN.formatted("audit_record_rest"))).isZero();
        for (String attempt : new String[] {
            "delete from audit_record_2001_02", "truncate audit_record_2001_02", "truncate audit_record_rest"
        }) {
            assertThatThrownBy(() -> database.asOwner(attempt)).hasMessageContaining("append-only");
        }
        assertThat(database.count("select count(*) from pg_index where indrelid = 'audit_record_rest'::regclass"))
                .isEqualTo(database.count(
                        "select count(*) from pg_index where indrelid = 'audit_record_2001_02'::regclass"));
    }

    private void make() {
        try {
            database.asApplication("select make_audit_months(" + FAR + ")");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(
                TestDatabase.postgres().ownerUrl(),
                TestDatabase.postgres().ownerUser(),
                TestDatabase.postgres().ownerPassword());
    }
}
