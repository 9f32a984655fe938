package dev.kunci.audit;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One stored record, as auditors read, export and verify it. */
public record AuditRecord(
        UUID organization,
        UUID id,
        Instant at,
        ActorSnapshot author,
        Action action,
        Subject subject,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after,
        @Nullable String reason,
        Outcome outcome,
        @Nullable UUID undoes) {

    /** The same record for readers who may not see from where a colleague worked. */
    public AuditRecord withoutAddress() {
        Origin origin = new Origin(author.origin().channel(), null, null);
        return new AuditRecord(
                organization,
                id,
                at,
                new ActorSnapshot(author.id(), author.name(), author.onBehalfOf(), origin),
                action,
                subject,
                before,
                after,
                reason,
                outcome,
                undoes);
    }
}
