package dev.kunci.review.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the list of gateway tokens: everything but the token.
 *
 * @param name the gateway it was made for
 * @param hint how the token begins
 * @param state never paused, because it has no operator
 */
public record GatewayTokenRow(
        UUID id,
        String name,
        String hint,
        TokenState state,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt) {}
