package dev.kunci.review;

import dev.kunci.registry.Standing;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One API product on one key, as seen from the product.
 *
 * @param id the grant
 * @param app the app whose key it is
 * @param keyHint how the key begins
 * @param blocked whether the owner, the app, the key or its expiry stop calls, whatever the grant says
 */
public record ProductUse(
        UUID id,
        UUID app,
        String appTitle,
        String owner,
        String keyHint,
        Standing standing,
        boolean blocked,
        Instant requestedAt,
        String requestedBy,
        @Nullable String requestReason) {}
