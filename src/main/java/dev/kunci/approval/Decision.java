package dev.kunci.approval;

import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * A decision that someone wants to make.
 *
 * @param reason required if the organization requires reasons
 * @param seenRevision the status revision the caller saw, null if not given
 */
public record Decision(
        Target target,
        Verb verb,
        @Nullable String reason,
        @Nullable Long seenRevision) {

    /**
     * The audit record of its refusal.
     *
     * @param subject null for a target that this organization does not have
     */
    AuditEntry refusal(Actor actor, @Nullable Subject subject, Refusal why) {
        Subject named = subject != null
                ? subject
                : Subject.alone(target.level().code(), target.id(), target.id().toString());
        return AuditEntry.refused(
                target.organization(),
                actor.author(),
                verb.action(),
                named,
                reason == null ? null : PlainText.shortened(reason),
                why.key());
    }
}
