package dev.kunci.review;

import dev.kunci.registry.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The keys that somebody may have meant.
 *
 * @param shown the likeliest
 * @param count how many there are
 */
public record KeyHits(List<Hit> shown, long count) {

    /** A key with the app that it belongs to. */
    public record Hit(UUID key, String hint, Status status, Instant issuedAt, String app, String owner) {}

    static KeyHits of(List<Hit> shown) {
        return new KeyHits(shown, shown.size());
    }
}
