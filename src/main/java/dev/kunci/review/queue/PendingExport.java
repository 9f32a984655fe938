package dev.kunci.review.queue;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.review.CsvFile;
import dev.kunci.review.ExportLimiter;
import dev.kunci.review.FilteredQuery;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.database.TimeoutBounds;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports what waits for an approver as CSV, row by row, after the export has been recorded. */
@Service
public class PendingExport {

    private static final int FETCHED = 500;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Permissions permissions;
    private final PendingList pending;
    private final ExportLimiter limiter;
    private final TransactionTemplate reading;

    PendingExport(
            JdbcClient jdbc,
            AuditLog audit,
            Permissions permissions,
            PendingList pending,
            ExportLimiter limiter,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.permissions = permissions;
        this.pending = pending;
        this.limiter = limiter;
        this.reading = new TransactionTemplate(transactions);
        this.reading.setReadOnly(true);
    }

    /**
     * Writes every matching pending grant that this approver decides on, in the order of the list.
     *
     * @param out gets its first byte after the export has been recorded; is flushed, not closed
     * @throws Refusal.Forbidden unless the actor is an approver; recorded as well
     * @throws Refusal.Conflict while too many others export
     * @throws UncheckedIOException if the receiver has disconnected
     */
    public void write(
            Actor actor,
            UUID organization,
            PendingFilter filter,
            PendingSort sort,
            boolean ascending,
            OutputStream out) {
        Subject subject = limiter.subject("approvals", organization);
        Permission approver = permissions.require(actor, organization, Role.APPROVER, Action.EXPORT, subject);
        FilteredQuery.Statement rows =
                pending.sql(approver, filter).page(List.of(), sort, ascending, 0, Integer.MAX_VALUE);
        limiter.within(actor, subject, organization, () -> {
            audit.note(List.of(AuditEntry.done(organization, actor.author(), Action.EXPORT, subject)
                    .change(null, Map.of("filter", words(filter)))));
            reading.executeWithoutResult(_ -> {
                TimeoutBounds.takeTime(jdbc);
                send(actor, rows, out);
            });
        });
    }

    private void send(Actor actor, FilteredQuery.Statement rows, OutputStream out) {
        CsvFile.send(out, file -> {
            file.line(
                    "requestedAt",
                    "requestedBy",
                    "reason",
                    "product",
                    "app",
                    "appId",
                    "owner",
                    "key",
                    "grantId",
                    "blockedBy",
                    "revokedBefore");
            rows.on(jdbc).withFetchSize(FETCHED).query((ResultSet rs) -> {
                line(file, PendingRow.of(rs, Set.of()));
            });
        });
    }

    private static void line(CsvFile file, PendingRow row) {
        file.line(
                row.requestedAt().toString(),
                row.requestedBy(),
                row.reason(),
                row.product(),
                row.appName(),
                row.appId().toString(),
                row.owner(),
                row.keyHint() + "…",
                row.id().toString(),
                row.blocked() == null ? "" : row.blocked().code(),
                String.valueOf(row.again()));
    }

    /** The filter for the audit log; empty if there was none. */
    private static Map<String, Object> words(PendingFilter filter) {
        Map<String, Object> words = new LinkedHashMap<>();
        put(words, "text", filter.text());
        put(words, "product", filter.product());
        put(words, "owner", filter.owner());
        put(words, "requester", filter.requester());
        put(words, "age", filter.age() == null ? null : filter.age().code());
        put(words, "again", filter.again() ? "true" : null);
        return words;
    }

    private static void put(Map<String, Object> words, String name, @Nullable Object value) {
        if (value != null) {
            words.put(name, value);
        }
    }
}
