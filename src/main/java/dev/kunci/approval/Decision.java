package dev.kunci.approval;

import dev.kunci.registry.value.Target;
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
        @Nullable Long seenRevision) {}
