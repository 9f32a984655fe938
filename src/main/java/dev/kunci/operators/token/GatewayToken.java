package dev.kunci.operators.token;

import dev.kunci.audit.Subject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of a gateway token: enough to recognize and revoke it, but not the token itself.
 *
 * @param organizationName whose keys the gateway may ask about
 * @param name the gateway it was made for
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

    /** The kind under which the feed reports a changed gateway token. */
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
