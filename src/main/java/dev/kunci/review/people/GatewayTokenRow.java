package dev.kunci.review.people;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a list of the tokens of gateways: everything but the token.
 *
 * @param name which gateway it was made for
 * @param hint how the token begins
 * @param state never paused, as nobody stands behind it
 */
public record GatewayTokenRow(
        UUID id,
        String name,
        String hint,
        TokenState state,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt) {}
