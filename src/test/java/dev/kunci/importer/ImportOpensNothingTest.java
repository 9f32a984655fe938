package dev.kunci.importer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.importer.ImportReport.Count;
import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** An old export does not open what was shut here since, not even where both happen at once. */
class ImportOpensNothingTest extends ImportScene {

    private static final Map<Level, String> TABLES = Map.of(
            Level.DEVELOPER, "developer",
            Level.APP_GROUP, "app_group",
            Level.APP, "app",
            Level.CREDENTIAL, "credential",
            Level.GRANT, "product_grant");

    @Autowired
    Decisions decisions;

    @Autowired
    PlatformTransactionManager transactions;

    private final UUID app = UUID.randomUUID();
    private final String key = word();

    private String export(String name, String owner, String status, String grant) {
        return ("{\"developer\":[{\"email\":\"bo@example.com\",\"status\":\"%s\",\"createdAt\":1415728893126}],"
                                + "\"appGroup\":[{\"name\":\"Harbour\",\"status\":\"%s\",\"createdAt\":1415728893126}],")
                        .formatted(owner, owner)
                + "\"app\":["
                + app(app, name, credential(key, status, product("Orders", grant)))
                        .replaceFirst("\\{", "{\"status\":\"" + status + "\",")
                + "]}";
    }

    /** Statuses of developer, app group, app, key and grant, each with how often it was changed. */
    private String statuses() {
        return database.text(
                "select string_agg(status || ' ' || status_revision, ', ' order by n) from ("
                        + "select 1 as n, organization_id, status, status_revision from developer"
                        + " union all select 2, organization_id, status, status_revision from app_group"
                        + " union all select 3, organization_id, status, status_revision from app"
                        + " union all select 4, organization_id, status, status_revision from credential"
                        + " union all select 5, organization_id, status, status_revision from product_grant) s"
                        + " where organization_id = ?",
                organization);
    }

    private long importRecords() {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and action = 'import'", organization);
    }

    private void shut(Level... levels) {
        List<Decision> wanted = Stream.of(levels)
                .map(level -> new Decision(
                        new Target(
                                organization,
                                level,
                                UUID.fromString(database.text(
                                        "select id::text from " + TABLES.get(level) + " where organization_id = ?",
                                        organization))),
                        level.owner() ? Verb.DEACTIVATE : Verb.REVOKE,
                        "leaked",
                        null))
                .toList();
        assertThat(decisions.decide(Actor.console(), wanted))
                .hasSize(levels.length)
                .allMatch(result -> result.kind() == Result.Kind.APPLIED);
    }

    @Test
    void whatWasShutHereStaysShutAndCountsAsSkipped() {
        String export = export("Weather", "active", "approved", "approved");
        bring(export, FOR_BO);
        assertThat(statuses()).isEqualTo("active 0, active 0, approved 0, approved 0, approved 0");
        shut(Level.DEVELOPER, Level.APP_GROUP, Level.APP, Level.CREDENTIAL, Level.GRANT);
        long records = importRecords();

        ImportReport report = bring(export);

        for (ImportKind kind : List.of(
                ImportKind.DEVELOPER, ImportKind.APP_GROUP, ImportKind.APP, ImportKind.CREDENTIAL, ImportKind.GRANT)) {
            assertThat(report.of(kind)).as(kind.code()).isEqualTo(new Count(0, 0, 1));
        }
        assertThat(statuses()).isEqualTo("inactive 1, inactive 1, revoked 1, revoked 1, revoked 1");
        assertThat(importRecords()).isEqualTo(records).isEqualTo(6);
    }

    @Test
    void aRevokedGrantIsNeitherAskedForAgainNorApproved() {
        bring(export("Weather", "active", "approved", "pending"), FOR_BO);
        shut(Level.GRANT);
        bring(export("Weather", "active", "approved", "pending"));
        assertThat(statuses()).endsWith(", approved 0, revoked 1");
        assertThat(bring(export("Weather", "active", "approved", "approved")).updated())
                .isZero();
    }

    @Test
    void aFileShutsWhatIsOpenHereOnRecord() {
        bring(export("Weather", "active", "approved", "approved"), FOR_BO);

        ImportReport report = bring(export("Weather", "inactive", "revoked", "revoked"));

        assertThat(report.updated()).isEqualTo(5);
        assertThat(statuses()).isEqualTo("inactive 1, inactive 1, revoked 1, revoked 1, revoked 1");
        assertThat(database.rows(
                        "select concat_ws(' ', subject_type, before->>'status', after->>'status') as line"
                                + " from audit_record where organization_id = ? and action = 'import'"
                                + " and before is not null order by 1",
                        organization))
                .extracting(row -> row.get("line"))
                .containsExactly(
                        "app approved revoked",
                        "app-group active inactive",
                        "credential approved revoked",
                        "developer active inactive",
                        "grant approved revoked");
    }

    @Test
    void aRevokeThatIsCommittedWhileTheImportRunsStands() throws Exception {
        bring(export("Weather", "active", "approved", "pending"), FOR_BO);
        String changed = export("Weather mobile", "active", "approved", "approved")
                .replace("\"consumerSecret\"", "\"expiresAt\":1893456000000,\"consumerSecret\"");
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<ImportReport> running = new TransactionTemplate(transactions).execute(status -> {
                shut(Level.APP, Level.CREDENTIAL, Level.GRANT);
                Future<ImportReport> future = threads.submit(() -> bring(changed));
                untilSomebodyWaitsForUs(future);
                return future;
            });
            ImportReport report = running.get();
            assertThat(report.of(ImportKind.APP)).isEqualTo(new Count(0, 1, 0));
            assertThat(report.of(ImportKind.CREDENTIAL)).isEqualTo(new Count(0, 1, 0));
            assertThat(report.of(ImportKind.GRANT)).isEqualTo(new Count(0, 0, 1));
        }
        assertThat(statuses()).isEqualTo("active 0, active 0, revoked 1, revoked 1, revoked 1");
        assertThat(database.text("select name from app where organization_id = ?", organization))
                .isEqualTo("Weather mobile");
    }

    private void untilSomebodyWaitsForUs(Future<?> running) {
        String waiting =
                "select count(*) from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))";
        while (!running.isDone() && database.count(waiting) == 0) {
            Thread.onSpinWait();
        }
        assertThat(running.isDone()).isFalse();
    }
}
