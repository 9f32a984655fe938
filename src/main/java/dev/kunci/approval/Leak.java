package dev.kunci.approval;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A leaked key, and what to do about it.
 *
 * @param replacement how long it stays valid beside a new key; null for no new key, it then ends at once
 * @param reason where it was found; required if the organization requires reasons
 */
public record Leak(
        UUID organization,
        UUID credential,
        @Nullable GracePeriod replacement,
        @Nullable String reason) {}
