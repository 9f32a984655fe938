package dev.kunci.importer.load;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditLog;
import dev.kunci.feed.Change;
import dev.kunci.feed.Feed;
import dev.kunci.importer.ImportKind;
import dev.kunci.importer.ImportOptions;
import dev.kunci.importer.ImportReport;
import dev.kunci.importer.ProgressListener;
import dev.kunci.importer.file.ImportReader;
import dev.kunci.importer.file.ImportSources;
import dev.kunci.importer.file.ReadingLimits;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.keyset.KeysetLock;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.database.TimeoutBounds;
import dev.kunci.vault.KeyVault;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one transaction of an import: check, read and stage, record and store, and publish as its last statement. */
@Component
public class ImportTransaction {

    /** If there are more changes than this, the feed names the organization instead. */
    private static final int NAMED_CHANGES = 1_000;

    private final JdbcClient jdbc;
    private final DataSource dataSource;
    private final Permissions permissions;
    private final KeyVault vault;
    private final KeysetLock lock;
    private final AuditLog audit;
    private final Feed feed;
    private final Clock clock;

    ImportTransaction(
            JdbcClient jdbc,
            DataSource dataSource,
            Permissions permissions,
            KeyVault vault,
            KeysetLock lock,
            AuditLog audit,
            Feed feed,
            Clock clock) {
        this.jdbc = jdbc;
        this.dataSource = dataSource;
        this.permissions = permissions;
        this.vault = vault;
        this.lock = lock;
        this.audit = audit;
        this.feed = feed;
        this.clock = clock;
    }

    @Transactional
    public ImportReport importFile(
            Actor actor, UUID organization, ImportSources sources, ImportOptions options, ProgressListener progress) {
        requireAll(permissions.of(actor, organization));
        ImportNotices notices = new ImportNotices();
        ImportChanges changes =
                new ImportChanges(jdbc, table -> audit.appendFrom(table, organization, actor.author(), Action.IMPORT));
        ImportBatch batch = new ImportBatch(
                jdbc, parameters(actor, organization, options), sources, notices, changes, options.createMissing());
        TimeoutBounds.takeTime(jdbc);
        lock.take();
        batch.run("set local jit = off");
        batch.run("set local work_mem = '64MB'");
        batch.run("set local gin_pending_list_limit = '64MB'");
        ImportContents contents = new ImportContents(batch, copyManager(), vault);
        ImportReader importReader = new ImportReader(sources, contents, progress);
        if (!importReader.read(ReadingLimits.mapper())) {
            sources.demandSound();
        }
        TimeoutBounds.goOn(jdbc);
        batch.count("select count(*) where pg_advisory_xact_lock(hashtext('kunci.import'),"
                + " hashtext(:organization::text))::text is not null");
        Map<ImportKind, Long> totals = contents.store(
                percent -> progress.progress(ProgressListener.Phase.STORING, importReader.items(), percent));
        progress.progress(ProgressListener.Phase.RECORDING, importReader.items(), 100);
        ImportReport report = report(totals, notices);
        if (report.created() + report.updated() > 0) {
            jdbc.sql("select analyze_registry()").query().listOfRows();
            feed.publish(changes(organization, report));
        }
        return report;
    }

    /** An import sets statuses of all kinds, so an approver of some products only is not enough. */
    private static void requireAll(Permission permission) {
        permission.require(Role.EDITOR);
        permission.require(Role.APPROVER);
        if (!permission.decidesAll()) {
            throw new Refusal.Forbidden("refusal.product.not-yours");
        }
    }

    private Map<String, @Nullable Object> parameters(Actor actor, UUID organization, ImportOptions options) {
        Map<String, @Nullable Object> parameters = new HashMap<>();
        parameters.put("organization", organization);
        parameters.put("by", actor.name());
        parameters.put("operator", actor.operatorId());
        parameters.put("now", clock.instant().truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC));
        parameters.put("developer", options.developerEmail());
        return parameters;
    }

    private CopyManager copyManager() {
        try {
            return DataSourceUtils.getConnection(dataSource)
                    .unwrap(PGConnection.class)
                    .getCopyAPI();
        } catch (SQLException e) {
            throw new IllegalStateException("the driver must be that of PostgreSQL", e);
        }
    }

    private ImportReport report(Map<ImportKind, Long> totals, ImportNotices notices) {
        Map<ImportKind, ImportReport.Count> counts = new EnumMap<>(ImportKind.class);
        totals.forEach((kind, total) -> counts.put(kind, new ImportReport.Count(0, 0, total)));
        jdbc.sql("select subject_type, count(*) filter (where before is null) as created, count(before) as updated"
                        + " from import_change group by subject_type")
                .query(rs -> {
                    ImportKind kind = ImportKind.of(rs.getString("subject_type"));
                    long created = rs.getLong("created");
                    long updated = rs.getLong("updated");
                    counts.computeIfPresent(
                            kind,
                            (k, count) ->
                                    new ImportReport.Count(created, updated, count.skipped() - created - updated));
                });
        return new ImportReport(counts, notices.all());
    }

    /** A new product on a key is published as a change of the key. */
    private List<Change> changes(UUID organization, ImportReport report) {
        if (report.created() + report.updated() > NAMED_CHANGES) {
            return List.of(Change.ofAll(organization));
        }
        return jdbc.sql("""
                        select subject_type, subject_id from import_change
                        union select 'credential', t.credential_id from import_product_grant t
                          join import_change c on c.subject_type = 'grant' and c.subject_id = t.id and c.before is null
                        """)
                .query((rs, n) ->
                        new Change(organization, rs.getString("subject_type"), rs.getObject("subject_id", UUID.class)))
                .list();
    }
}
