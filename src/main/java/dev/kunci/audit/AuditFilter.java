package dev.kunci.audit;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an auditor searches for: who, what, target, when, channel; null means any.
 *
 * @param actions any of these, or all if empty
 * @param from inclusive
 * @param until exclusive
 */
public record AuditFilter(
        @Nullable String actor,
        Set<Action> actions,
        @Nullable String subject,
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable Channel channel,
        @Nullable Outcome outcome,
        @Nullable AuditScope about,
        @Nullable SubjectKind branch) {

    public static final AuditFilter ANY = new AuditFilter(null, Set.of(), null, null, null, null, null, null, null);

    public AuditFilter withActor(@Nullable String text) {
        return new AuditFilter(text, actions, subject, from, until, channel, outcome, about, branch);
    }

    public AuditFilter withActions(Set<Action> any) {
        return new AuditFilter(actor, Set.copyOf(any), subject, from, until, channel, outcome, about, branch);
    }

    public AuditFilter withSubject(@Nullable String text) {
        return new AuditFilter(actor, actions, text, from, until, channel, outcome, about, branch);
    }

    public AuditFilter withPeriod(@Nullable Instant start, @Nullable Instant end) {
        return new AuditFilter(actor, actions, subject, start, end, channel, outcome, about, branch);
    }

    public AuditFilter withChannel(@Nullable Channel value) {
        return new AuditFilter(actor, actions, subject, from, until, value, outcome, about, branch);
    }

    public AuditFilter withOutcome(@Nullable Outcome value) {
        return new AuditFilter(actor, actions, subject, from, until, channel, value, about, branch);
    }

    /** The same filter, limited to records before this moment. */
    public AuditFilter before(Instant moment) {
        Instant end = until == null || until.isAfter(moment) ? moment : until;
        return new AuditFilter(actor, actions, subject, from, end, channel, outcome, about, branch);
    }

    public AuditFilter withAbout(@Nullable AuditScope thing) {
        return new AuditFilter(actor, actions, subject, from, until, channel, outcome, thing, branch);
    }

    public AuditFilter withBranch(@Nullable SubjectKind whole) {
        return new AuditFilter(actor, actions, subject, from, until, channel, outcome, about, whole);
    }
}
