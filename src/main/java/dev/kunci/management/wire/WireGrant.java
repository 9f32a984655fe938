package dev.kunci.management.wire;

import org.jspecify.annotations.Nullable;

/**
 * An API product on a key, as a list of what waits for a decision has it.
 *
 * @param developerEmail null where an app group owns the app
 * @param requestedAt milliseconds since 1970, like all times
 * @param reason what it was asked for
 * @param revision of the status, which a decision may name as seen
 */
public record WireGrant(
        String keyId,
        String apiproduct,
        String status,
        String appId,
        String app,
        @Nullable String developerEmail,
        @Nullable String appGroup,
        Long requestedAt,
        String requestedBy,
        @Nullable String reason,
        Long statusChangedAt,
        String statusChangedBy,
        Long revision) {}
