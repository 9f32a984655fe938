package dev.kunci.review.product;

import dev.kunci.registry.access.Gate;
import dev.kunci.registry.change.StatusSnapshot;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One API product on one key, as seen from the product.
 *
 * @param id the grant
 * @param app the app of the key
 * @param keyHint how the key begins
 * @param shut the gate above that blocks calls, whatever the status of the grant; null for none
 */
public record ProductUse(
        UUID id,
        UUID app,
        String appTitle,
        String owner,
        String keyHint,
        StatusSnapshot standing,
        Gate.@Nullable Kind shut,
        Instant requestedAt,
        String requestedBy,
        @Nullable String requestReason) {}
