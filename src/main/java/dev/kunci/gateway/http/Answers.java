package dev.kunci.gateway.http;

import dev.kunci.gateway.Reason;
import dev.kunci.gateway.Verdict;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * All that the gateway port says. Of every refusal but that of a missing key a client must learn the same, so that they
 * differ in {@code X-Kunci-Denied} (our word, and since when) and {@code X-Kunci-Fault} (Apigee's) alone, which gateways
 * keep to themselves. That goes for a missing or wrong gateway
 * token too: nginx hands a 401 on to the client, for whom a gateway that is set up wrongly is no challenge to answer.
 * What nginx asks properly is never answered 404, 429 or 5xx, as it makes 500 of these.
 */
final class Answers {

    static final String DENIED = "X-Kunci-Denied: ";
    static final String FORBIDDEN = "403 Forbidden";

    static final Answer MISSING_KEY = Fixed.of(
            "401 Unauthorized", "WWW-Authenticate: ApiKey realm=\"API\"\r\n" + both(Reason.MISSING_KEY), false);
    static final Answer BAD_REQUEST = denied("bad-request");
    static final Answer BODY = Fixed.of(FORBIDDEN, DENIED + "bad-request\r\n", true);
    static final Answer GATEWAY_TOKEN = denied("gateway-token");
    static final Answer ORGANIZATION = denied("organization");
    static final Answer RATE = denied("rate");
    static final Answer BUSY = denied("busy");
    static final Answer STALE = Fixed.of(FORBIDDEN, both(Reason.STALE), false);

    static final Answer NOT_FOUND = Fixed.of("404 Not Found", "", false);
    static final Answer NOT_ALLOWED = Fixed.of("405 Method Not Allowed", "Allow: GET, HEAD\r\n", true);
    static final Answer MALFORMED = Fixed.of("400 Bad Request", "", true);

    private static final Map<Reason, Answer> REFUSALS = refusals();
    private static final Map<Reason, String> DATED = dated();

    private Answers() {}

    static Answer of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed -> new Yes(allowed);
            case Verdict.Denied denied -> of(denied.reason(), denied.since());
        };
    }

    private static Answer of(Reason reason, @Nullable Instant since) {
        return since == null
                ? Objects.requireNonNull(REFUSALS.get(reason))
                : new No(Objects.requireNonNull(DATED.get(reason)), since);
    }

    private static Map<Reason, Answer> refusals() {
        Map<Reason, Answer> refusals = new EnumMap<>(Reason.class);
        Arrays.stream(Reason.values())
                .forEach(reason -> refusals.put(reason, Fixed.of(FORBIDDEN, both(reason), false)));
        refusals.put(Reason.MISSING_KEY, MISSING_KEY);
        return refusals;
    }

    private static Map<Reason, String> dated() {
        Map<Reason, String> heads = new EnumMap<>(Reason.class);
        Arrays.stream(Reason.values()).forEach(reason -> heads.put(reason, No.head(reason)));
        return heads;
    }

    static String fault(Reason reason) {
        return "X-Kunci-Fault: " + reason.fault() + "\r\n";
    }

    private static String both(Reason reason) {
        return fault(reason) + DENIED + reason.code() + "\r\n";
    }

    private static Answer denied(String code) {
        return Fixed.of(FORBIDDEN, DENIED + code + "\r\n", false);
    }
}
