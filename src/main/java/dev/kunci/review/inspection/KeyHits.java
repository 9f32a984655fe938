package dev.kunci.review.inspection;

import dev.kunci.registry.access.Gate;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The keys that may be meant.
 *
 * @param shown the likeliest
 * @param count how many there are
 */
public record KeyHits(List<Hit> shown, long count) {

    /**
     * A key with its app.
     *
     * @param shut the gate that blocks it, null if it passes for at least one product
     */
    public record Hit(UUID key, String hint, Gate.@Nullable Kind shut, Instant issuedAt, String app, String owner) {}

    static KeyHits of(List<Hit> shown) {
        return new KeyHits(shown, shown.size());
    }
}
