package dev.kunci.review.people;

import dev.kunci.operators.Role;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the list of API tokens: everything but the token.
 *
 * @param organizationName the display name of its organization
 * @param hint how the token begins
 * @param owner the operator it acts as: the e-mail address of a person, the name of a program
 * @param products the display names of the API products its approvals are limited to, null for no limit
 * @param revokedBy null if it has not been revoked
 */
public record TokenRow(
        UUID organization,
        String organizationName,
        UUID id,
        String name,
        String hint,
        UUID ownerId,
        String owner,
        Set<Role> roles,
        @Nullable List<String> products,
        TokenState state,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt,
        @Nullable String revokedBy) {}
