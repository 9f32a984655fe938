package dev.kunci.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an auditor looks for: who, what, target, when, channel; null means any. */
public record AuditFilter(
        @Nullable String actor,
        @Nullable Action action,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Channel channel,
        @Nullable Outcome outcome,
        @Nullable UUID app) {

    public static final AuditFilter ANY = new AuditFilter(null, null, null, null, null, null, null, null);

    public AuditFilter withActor(@Nullable String text) {
        return new AuditFilter(text, action, subject, from, until, channel, outcome, app);
    }

    public AuditFilter withAction(@Nullable Action value) {
        return new AuditFilter(actor, value, subject, from, until, channel, outcome, app);
    }

    public AuditFilter withSubject(@Nullable String text) {
        return new AuditFilter(actor, action, text, from, until, channel, outcome, app);
    }

    /** @param start inclusive
     *  @param end exclusive */
    public AuditFilter withPeriod(@Nullable Instant start, @Nullable Instant end) {
        return new AuditFilter(actor, action, subject, start, end, channel, outcome, app);
    }

    public AuditFilter withChannel(@Nullable Channel value) {
        return new AuditFilter(actor, action, subject, from, until, value, outcome, app);
    }

    public AuditFilter withOutcome(@Nullable Outcome value) {
        return new AuditFilter(actor, action, subject, from, until, channel, value, app);
    }

    public AuditFilter withApp(@Nullable UUID appId) {
        return new AuditFilter(actor, action, subject, from, until, channel, outcome, appId);
    }
}
