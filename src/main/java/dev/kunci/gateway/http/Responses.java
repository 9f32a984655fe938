package dev.kunci.gateway.http;

import dev.kunci.gateway.DenialReason;
import dev.kunci.gateway.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All responses of the gateway port. A client must learn the same from every refusal, except for a missing key. So
 * refusals differ only in {@code X-Kunci-Denied} (our code, and since when) and {@code X-Kunci-Fault} (Apigee's), which
 * gateways do not pass on. That includes a missing or wrong gateway token: nginx passes a 401 on to the client, who
 * cannot help if a gateway is misconfigured. Valid requests of nginx are never answered 404, 429 or 5xx, because nginx
 * turns these into 500.
 */
final class Responses {

    static final String DENIED = "X-Kunci-Denied: ";
    static final String FORBIDDEN = "403 Forbidden";

    static final Response MISSING_KEY = PrebuiltResponse.of(
            "401 Unauthorized", "WWW-Authenticate: ApiKey realm=\"API\"\r\n" + both(DenialReason.MISSING_KEY), false);
    static final Response BAD_REQUEST = denied("bad-request");
    static final Response BODY = PrebuiltResponse.of(FORBIDDEN, DENIED + "bad-request\r\n", true);
    static final Response GATEWAY_TOKEN = denied("gateway-token");
    static final Response ORGANIZATION = denied("organization");
    static final Response RATE = denied("rate");
    static final Response BUSY = denied("busy");
    static final Response STALE = PrebuiltResponse.of(FORBIDDEN, both(DenialReason.STALE), false);

    static final Response NOT_FOUND = PrebuiltResponse.of("404 Not Found", "", false);
    static final Response NOT_ALLOWED = PrebuiltResponse.of("405 Method Not Allowed", "Allow: GET, HEAD\r\n", true);
    static final Response MALFORMED = PrebuiltResponse.of("400 Bad Request", "", true);

    private static final Map<DenialReason, Response> REFUSALS = refusals();
    private static final Map<DenialReason, String> DATED = dated();

    private Responses() {}

    static Response of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed -> new AllowedResponse(allowed);
            case Verdict.Denied denied -> of(denied.reason(), denied.since());
        };
    }

    private static Response of(DenialReason reason, @Nullable Instant since) {
        return since == null
                ? Objects.requireNonNull(REFUSALS.get(reason))
                : new DeniedResponse(Objects.requireNonNull(DATED.get(reason)), since);
    }

    private static Map<DenialReason, Response> refusals() {
        Map<DenialReason, Response> refusals = new EnumMap<>(DenialReason.class);
        Arrays.stream(DenialReason.values())
                .forEach(reason -> refusals.put(reason, PrebuiltResponse.of(FORBIDDEN, both(reason), false)));
        refusals.put(DenialReason.MISSING_KEY, MISSING_KEY);
        return refusals;
    }

    private static Map<DenialReason, String> dated() {
        Map<DenialReason, String> heads = new EnumMap<>(DenialReason.class);
        Arrays.stream(DenialReason.values()).forEach(reason -> heads.put(reason, DeniedResponse.head(reason)));
        return heads;
    }

    static String fault(DenialReason reason) {
        return "X-Kunci-Fault: " + reason.fault() + "\r\n";
    }

    private static String both(DenialReason reason) {
        return fault(reason) + DENIED + reason.code() + "\r\n";
    }

    private static Response denied(String code) {
        return PrebuiltResponse.of(FORBIDDEN, DENIED + code + "\r\n", false);
    }
}
