package dev.kunci.management.wire;

import org.jspecify.annotations.Nullable;

/**
 * Whether approvals need a second person, and a pending request to switch that off.
 *
 * @param askedBy who has asked to switch it off, null for nobody
 * @param askedAt milliseconds since 1970, like all times
 */
public record WireFourEyes(
        @Nullable Boolean required,
        @Nullable String askedBy,
        @Nullable Long askedAt,
        @Nullable Long openUntil) {}
