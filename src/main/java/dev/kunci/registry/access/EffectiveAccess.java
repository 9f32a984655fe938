package dev.kunci.registry.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call may pass, computed from the gates and never stored. The same rule is in SQL as the functions {@code
 * access_open} and {@code gate_shut}, see {@link AccessSql}.
 *
 * @param shut the first gate that is shut, null if the call passes
 */
public record EffectiveAccess(@Nullable Gate shut) {

    /** @param gates in the order owner, app, credential, expiry, grant */
    public static EffectiveAccess through(List<Gate> gates) {
        return new EffectiveAccess(
                gates.stream().filter(gate -> !gate.open()).findFirst().orElse(null));
    }

    public boolean open() {
        return shut == null;
    }

    /**
     * Whether a key has expired at that moment.
     *
     * @param expiresAt null for never
     */
    public static boolean expired(@Nullable Instant expiresAt, Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }
}
