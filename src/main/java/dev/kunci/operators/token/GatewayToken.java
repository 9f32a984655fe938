package dev.kunci.operators.token;

import dev.kunci.audit.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the token of a gateway: enough to tell it from others and to end it, and not the token itself.
 *
 * @param organizationName whose keys the gateway may ask about
 * @param name which gateway it was made for
 * @param hint how it begins
 * @param expiresAt null for never
 */
public record GatewayToken(
        UUID organization,
        String organizationName,
        UUID id,
        String name,
        String hint,
        @Nullable Instant expiresAt,
        boolean revoked) {

    /** The name under which the feed tells that one is no longer what it was. */
    public static final String KIND = "gateway-token";

    public boolean expired(Instant now) {
        return expiresAt != null && !expiresAt.isAfter(now);
    }

    Subject subject() {
        return Subject.alone(KIND, id, name + " / " + hint + "…");
    }

    Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("name", name);
        state.put("hint", hint);
        if (expiresAt != null) {
            state.put("expires", expiresAt.toString());
        }
        return state;
    }
}
