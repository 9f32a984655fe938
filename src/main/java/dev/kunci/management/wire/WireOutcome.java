package dev.kunci.management.wire;

import org.jspecify.annotations.Nullable;

/**
 * The result of one of many decisions.
 *
 * @param outcome applied, already, stale, refused or unknown
 * @param status after the call
 * @param revision of that status
 * @param code why it was not applied, null if it was
 * @param message the same as a sentence
 */
public record WireOutcome(
        String outcome,
        @Nullable String status,
        @Nullable Long revision,
        @Nullable String code,
        @Nullable String message) {

    /** One that was not applied, and why. */
    public static WireOutcome without(String outcome, WireProblem why) {
        return new WireOutcome(outcome, null, null, why.code(), why.getMessage());
    }
}
