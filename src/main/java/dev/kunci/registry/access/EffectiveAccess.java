package dev.kunci.registry.access;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a call may pass, computed from the gates above and never stored.
 *
 * @param shut the first gate that is shut, null when the call passes
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
}
