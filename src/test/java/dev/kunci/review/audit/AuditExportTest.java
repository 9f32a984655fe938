package dev.kunci.review.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import dev.kunci.audit.Action;
import dev.kunci.audit.ActorSnapshot;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Origin;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** An export is what was asked for, on record before it begins, safe to open, and no burden however long it is. */
@IntegrationTest
@Tag("slow")
class AuditExportTest {

    private static final int MANY = 210_000;

    private static final String ROWS = """
            insert into audit_record (organization_id, actor, channel, action, subject_type, subject, before, after, outcome)
            select '%s', 'console', 'console', 'import', 'app', 'app ' || n, '{"status": "revoked"}',
              jsonb_build_object('status', 'approved', 'notes', repeat('n', 200)), 'done' from generate_series(1, %d) n
            """;

    @Autowired
    private AuditExport export;

    @Autowired
    private AuditLog log;

    @Autowired
    private HikariDataSource pool;

    @Autowired
    private Database database;

    @Autowired
    private Scene scene;

    private String name;
    private UUID organization;
    private Actor auditor;

    @BeforeEach
    void anAuditor() {
        name = scene.name("export");
        organization = scene.organization(name);
        auditor = scene.operator(organization, Role.AUDITOR);
    }

    @Test
    void itHoldsWhatTheFilterFindsAndNothingElse() {
        note("Weather mobile", "because");
        note("Orders, \"new\"", "two\nlines");
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        export.write(auditor, organization, AuditFilter.ANY.withActions(Set.of(Action.REVOKE)), out);

        String csv = out.toString(StandardCharsets.UTF_8);
        assertThat(csv).startsWith("\uFEFFat,outcome,action,actor,onBehalfOf,subjectType,subject,before,after,reason,");
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(1 + 2 + 1);
        assertThat(lines.get(1))
                .matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z,done,revoke,rina,,app,\"Orders, \"\"new\"\"\","
                        + "\"\\{\"\"status\"\":\"\"approved\"\"}\",.*,\"two");
        assertThat(csv).contains("Weather mobile").doesNotContain("create").endsWith("\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void noCellIsAFormula(String evil) {
        note(evil, evil);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        export.write(auditor, organization, AuditFilter.ANY.withActions(Set.of(Action.REVOKE)), out);

        String cell = "'" + evil.replaceFirst("([\t\r\n])=", "$1'=");
        String expected = evil.matches("(?s)[\t\r\n].*") ? '"' + cell + '"' : cell;
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains(",app," + expected + ",")
                .contains("," + expected + ",c");
    }

    @Test
    void itIsOnRecordBeforeTheFirstByteWithFilterAndCount() {
        note("Weather mobile", null);
        OutputStream first = new OutputStream() {
            @Override
            public void write(int b) {
                assertThat(CompletableFuture.supplyAsync(() -> exports("done")).join())
                        .isEqualTo(1);
            }
        };

        export.write(auditor, organization, AuditFilter.ANY.withSubject("weather"), first);

        assertThat(database.text(
                        "select actor || ' ' || subject || ' ' || after::text from audit_record"
                                + " where organization_id = ? and action = 'export'",
                        organization))
                .isEqualTo(auditor.name() + " " + name + " {\"filter\": {\"subject\": \"weather\"}, \"records\": 1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"VIEWER", "EDITOR", "APPROVER", "ADMIN"})
    void nobodyButAnAuditorExportsAndTheTryIsOnRecord(String role) {
        Actor other = scene.operator(organization, Role.valueOf(role));
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        assertThatThrownBy(() -> export.write(other, organization, AuditFilter.ANY, out))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(out.size()).isZero();
        assertThat(exports("done")).isZero();
        assertThat(exports("refused")).isEqualTo(1);
    }

    @Test
    void anAuditorElsewhereGetsNothingFromHere() {
        Actor stranger = scene.operator(scene.organization(scene.name("elsewhere")), Role.AUDITOR);

        assertThatThrownBy(() -> export.write(stranger, organization, AuditFilter.ANY, new ByteArrayOutputStream()))
                .isInstanceOf(Refusal.Forbidden.class);
    }

    @Test
    void aLongOneNeedsNoMoreMemoryThanAShortOneAndIsComplete() throws SQLException {
        database.asOwner(ROWS.formatted(organization, MANY));
        long before = database.count("select count(*) from audit_record where organization_id = ?", organization);
        Meter meter = new Meter();

        export.write(auditor, organization, AuditFilter.ANY, meter);

        assertThat(meter.lines).isEqualTo(before + 1).isGreaterThan(MANY);
        assertThat(meter.bytes).isGreaterThan(60_000_000);
        assertThat(meter.grown()).isLessThan(20_000_000);
        assertThat(database.count(
                        "select (after ->> 'records')::bigint from audit_record where organization_id = ?"
                                + " and action = 'export'",
                        organization))
                .isEqualTo(before);
    }

    @Test
    void aReceiverWhoGoesAwayLeavesNoConnectionAndNoPlaceTaken() throws SQLException {
        database.asOwner(ROWS.formatted(organization, 5_000));
        for (int i = 0; i < 5; i++) {
            OutputStream gone = new OutputStream() {
                private int left = 100_000;

                @Override
                public void write(int b) throws IOException {
                    if (left-- == 0) {
                        throw new IOException("Broken pipe");
                    }
                }
            };

            assertThatThrownBy(() -> export.write(auditor, organization, AuditFilter.ANY, gone))
                    .isInstanceOf(UncheckedIOException.class);
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
        assertThat(exports("done")).isEqualTo(5);
        assertThat(database.count("select count(*) from pg_stat_activity where state like 'idle in transaction%'"))
                .isZero();
    }

    private void note(String label, String reason) {
        log.note(List.of(AuditEntry.done(
                        organization,
                        new ActorSnapshot(null, "rina", null, Origin.CONSOLE),
                        Action.REVOKE,
                        Subject.alone("app", UUID.randomUUID(), label))
                .change(Map.of("status", "approved"), Map.of("status", "revoked"))
                .because(reason)));
    }

    private long exports(String outcome) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and action = 'export' and outcome = ?",
                organization,
                outcome);
    }

    /** Counts what it is given, and looks at the memory now and then. */
    private static final class Meter extends OutputStream {

        private static final long EVERY = 10_000_000;

        private long bytes;
        private long lines;
        private long least = Long.MAX_VALUE;
        private long most;

        @Override
        public void write(int b) {
            bytes++;
            lines += b == '\n' ? 1 : 0;
            if (bytes % EVERY == 0) {
                System.gc();
                long used = Runtime.getRuntime().totalMemory()
                        - Runtime.getRuntime().freeMemory();
                least = Math.min(least, used);
                most = Math.max(most, used);
            }
        }

        private long grown() {
            return most - least;
        }
    }
}
