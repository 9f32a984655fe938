package dev.kunci.approval;

import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants decided.
 *
 * @param reason why; required where the organization asks for reasons
 * @param seenRevision the status revision the caller saw, null for a caller that did not look
 */
public record Decision(
        Target target,
        Verb verb,
        @Nullable String reason,
        @Nullable Long seenRevision) {

    /**
     * The record of its refusal.
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
