package dev.kunci.approval;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key that has got into wrong hands, and what is to become of it.
 *
 * @param replacement how long it goes on beside a new key; null for no new key, it then ends at once
 * @param reason where it was found; required where the organization asks for reasons
 */
public record Leak(
        UUID organization,
        UUID credential,
        @Nullable GracePeriod replacement,
        @Nullable String reason) {}
