package dev.kunci.review.audit;

import dev.kunci.audit.AuditRecord;
import dev.kunci.audit.CanonicalJson;
import dev.kunci.review.CsvFile;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records as CSV, with the names of the canonical JSON as columns. */
final class AuditCsv {

    private static final String[] COLUMNS = {
        "at",
        "outcome",
        "action",
        "actor",
        "onBehalfOf",
        "subjectType",
        "subject",
        "before",
        "after",
        "reason",
        "channel",
        "address",
        "requestId",
        "id",
        "undoes",
        "actorId",
        "subjectId",
        "ownerId",
        "appId",
        "productId"
    };

    private final CsvFile out;

    AuditCsv(CsvFile out) {
        this.out = out;
    }

    void head() {
        out.line(COLUMNS);
    }

    void line(AuditRecord record) {
        out.line(
                DateTimeFormatter.ISO_INSTANT.format(record.at()),
                record.outcome().code(),
                record.action().code(),
                record.author().name(),
                record.author().onBehalfOf(),
                record.subject().type(),
                record.subject().label(),
                json(record.before()),
                json(record.after()),
                record.reason(),
                record.author().origin().channel().code(),
                record.author().origin().address(),
                record.author().origin().requestId(),
                record.id().toString(),
                id(record.undoes()),
                id(record.author().id()),
                id(record.subject().id()),
                id(record.subject().ownerId()),
                id(record.subject().appId()),
                id(record.subject().productId()));
    }

    private static @Nullable String json(@Nullable Map<String, Object> side) {
        return side == null ? null : CanonicalJson.of(side);
    }

    private static @Nullable String id(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }
}
