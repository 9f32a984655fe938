package dev.kunci.review.inspection;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What gateways asked about a key.
 *
 * @param lastAllowed when it last passed, null if unknown
 * @param refused the refused calls, latest first
 */
public record KeyUse(@Nullable Instant lastAllowed, List<RefusedCalls> refused) {

    /**
     * Calls that one gateway refused for one reason.
     *
     * @param reason the gateway's code, such as {@code key-revoked}
     * @param path of the last of them, without its query
     */
    public record RefusedCalls(
            String reason, String gateway, String method, String path, Instant first, Instant last, long calls) {}
}
