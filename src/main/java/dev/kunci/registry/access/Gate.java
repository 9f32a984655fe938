package dev.kunci.registry.access;

import dev.kunci.registry.value.Status;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One of the conditions for a call.
 *
 * @param name the display name of what the gate belongs to
 * @param since since when it has its present state
 * @param by who changed it; null for expiry
 */
public record Gate(
        Kind kind,
        String name,
        boolean open,
        Status status,
        Instant since,
        @Nullable String by) {

    /** In the order in which people are told: from the top down. */
    public enum Kind {
        OWNER,
        APP,
        CREDENTIAL,
        EXPIRY,
        GRANT;

        /** The name in {@code gate_shut} and exports. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for a word that is no gate */
        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** A gate with a status. */
    public static Gate of(Kind kind, String name, Status status, Instant since, String by) {
        return new Gate(kind, name, status.open(), status, since, by);
    }

    /**
     * The gate that shuts when a key expires.
     *
     * @param expiresAt null for never
     */
    public static Gate expiry(String hint, @Nullable Instant expiresAt, Instant now) {
        boolean open = !EffectiveAccess.expired(expiresAt, now);
        return new Gate(
                Kind.EXPIRY,
                hint,
                open,
                open ? Status.APPROVED : Status.REVOKED,
                expiresAt == null ? Instant.EPOCH : expiresAt,
                null);
    }
}
