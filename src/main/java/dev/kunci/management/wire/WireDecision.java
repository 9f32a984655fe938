package dev.kunci.management.wire;

import org.jspecify.annotations.Nullable;

/**
 * One of many decisions in one call. It names exactly one of developer, appGroup, appId, keyId and consumerKey; an API
 * product on a key is named by both.
 *
 * @param action approve or revoke; for developers and app groups active or inactive
 * @param developer e-mail address or developerId
 * @param apiproduct the name of an API product on that key
 * @param reason if it differs from that of the call
 * @param seenRevision the status revision that the caller saw, null if not given
 */
public record WireDecision(
        @Nullable String action,
        @Nullable String developer,
        @Nullable String appGroup,
        @Nullable String appId,
        @Nullable String keyId,
        @Nullable String consumerKey,
        @Nullable String apiproduct,
        @Nullable String reason,
        @Nullable Long seenRevision) {}
