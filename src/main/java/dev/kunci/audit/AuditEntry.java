package dev.kunci.audit;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One event to be recorded; the database adds identity, instant and transaction. */
public record AuditEntry(
        UUID organization,
        ActorSnapshot author,
        Action action,
        Subject subject,
        @Nullable Map<String, ?> before,
        @Nullable Map<String, ?> after,
        @Nullable String reason,
        Outcome outcome,
        @Nullable UUID undoes) {

    /** The organization of events that concern the whole installation. */
    public static final UUID INSTALLATION = new UUID(0, 0);

    public static AuditEntry done(UUID organization, ActorSnapshot author, Action action, Subject subject) {
        return new AuditEntry(organization, author, action, subject, null, null, null, Outcome.DONE, null);
    }

    /** @param why the message key of the refusal, stored as the state "after" */
    public static AuditEntry refused(
            UUID organization,
            ActorSnapshot author,
            Action action,
            Subject subject,
            @Nullable String reason,
            String why) {
        return new AuditEntry(
                organization, author, action, subject, null, Map.of("refused", why), reason, Outcome.REFUSED, null);
    }

    public AuditEntry change(@Nullable Map<String, ?> from, @Nullable Map<String, ?> to) {
        return new AuditEntry(organization, author, action, subject, from, to, reason, outcome, undoes);
    }

    public AuditEntry because(@Nullable String why) {
        return new AuditEntry(organization, author, action, subject, before, after, why, outcome, undoes);
    }

    public AuditEntry undoing(@Nullable UUID record) {
        return new AuditEntry(organization, author, action, subject, before, after, reason, outcome, record);
    }
}
