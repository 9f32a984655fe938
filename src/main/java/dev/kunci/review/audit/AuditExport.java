package dev.kunci.review.audit;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditFilter;
import dev.kunci.audit.AuditLog;
import dev.kunci.audit.AuditReader;
import dev.kunci.audit.AuditScope;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.review.CsvFile;
import dev.kunci.review.ExportLimiter;
import dev.kunci.shared.Refusal;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Exports records as CSV, row by row from one snapshot, after the export has been recorded. */
@Service
public class AuditExport {

    private final AuditReader records;
    private final AuditLog audit;
    private final Permissions permissions;
    private final TransactionTemplate snapshot;
    private final ExportLimiter limiter;

    AuditExport(
            AuditReader records,
            AuditLog audit,
            Permissions permissions,
            PlatformTransactionManager transactions,
            ExportLimiter limiter) {
        this.limiter = limiter;
        this.records = records;
        this.audit = audit;
        this.permissions = permissions;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
    }

    /**
     * Writes every matching record from before the call, newest first; the export's own record has their number.
     *
     * @param out gets its first byte after the export has been recorded; is flushed, not closed
     * @throws Refusal.Forbidden unless the actor is an auditor; recorded as well
     * @throws Refusal.Conflict while too many others export
     * @throws UncheckedIOException if the receiver has disconnected
     */
    public void write(Actor actor, UUID organization, AuditFilter filter, OutputStream out) {
        Subject subject = limiter.subject("audit-log", organization);
        permissions.require(actor, organization, Role.AUDITOR, Action.EXPORT, subject);
        limiter.within(actor, subject, organization, () -> {
            AuditFilter past = filter.before(records.now());
            long count = records.countAll(organization, past);
            audit.note(List.of(AuditEntry.done(organization, actor.author(), Action.EXPORT, subject)
                    .change(null, Map.of("records", count, "filter", words(filter)))));
            snapshot.executeWithoutResult(_ -> send(organization, past, out));
        });
    }

    /** Records nothing: whoever holds a snapshot must not wait for anyone who may wait for its end. */
    private void send(UUID organization, AuditFilter filter, OutputStream out) {
        records.holdStill();
        CsvFile.send(out, file -> {
            AuditCsv csv = new AuditCsv(file);
            csv.head();
            records.each(organization, filter, csv::line);
        });
    }

    /** The filter for the audit log, as codes; empty if there was none. */
    private static Map<String, Object> words(AuditFilter filter) {
        Map<String, Object> words = new LinkedHashMap<>();
        AuditScope scope = filter.about();
        put(words, "actor", filter.actor());
        put(
                words,
                "action",
                filter.actions().isEmpty()
                        ? null
                        : filter.actions().stream().sorted().map(Action::code).toList());
        put(words, "subject", filter.subject());
        put(words, "from", text(filter.from()));
        put(words, "until", text(filter.until()));
        put(words, "channel", filter.channel() == null ? null : filter.channel().code());
        put(words, "outcome", filter.outcome() == null ? null : filter.outcome().code());
        put(words, scope == null ? "" : scope.kind().code(), scope == null ? null : text(scope.id()));
        return words;
    }

    private static void put(Map<String, Object> words, String name, @Nullable Object value) {
        if (value != null) {
            words.put(name, value);
        }
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
