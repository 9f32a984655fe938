package dev.kunci.gateway.http;

import dev.kunci.gateway.Reason;
import dev.kunci.gateway.Verdict;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * All that the gateway port says. Of every refusal but that of a missing key a client must learn the same, so that they
 * differ in {@code X-Kunci-Denied} alone, which gateways keep to themselves. That goes for a missing or wrong gateway
 * token too: nginx hands a 401 on to the client, for whom a gateway that is set up wrongly is no challenge to answer.
 * What nginx asks properly is never answered 404, 429 or 5xx, as it makes 500 of these.
 */
final class Answers {

    static final String DENIED = "X-Kunci-Denied: ";

    static final Answer MISSING_KEY = Fixed.of(
            "401 Unauthorized",
            "WWW-Authenticate: ApiKey realm=\"API\"\r\n" + DENIED + Reason.MISSING_KEY.code() + "\r\n",
            false);
    static final Answer BAD_REQUEST = denied("bad-request");
    static final Answer BODY = Fixed.of("403 Forbidden", DENIED + "bad-request\r\n", true);
    static final Answer GATEWAY_TOKEN = denied("gateway-token");
    static final Answer ORGANIZATION = denied("organization");
    static final Answer RATE = denied("rate");
    static final Answer BUSY = denied("busy");
    static final Answer STALE = denied(Reason.STALE.code());

    static final Answer NOT_FOUND = Fixed.of("404 Not Found", "", false);
    static final Answer NOT_ALLOWED = Fixed.of("405 Method Not Allowed", "Allow: GET, HEAD\r\n", true);
    static final Answer MALFORMED = Fixed.of("400 Bad Request", "", true);

    private static final Map<Reason, Answer> REFUSALS = refusals();

    private Answers() {}

    static Answer of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Allowed allowed -> new Yes(allowed);
            case Verdict.Denied denied -> Objects.requireNonNull(REFUSALS.get(denied.reason()));
        };
    }

    private static Map<Reason, Answer> refusals() {
        Map<Reason, Answer> refusals = new EnumMap<>(Reason.class);
        Arrays.stream(Reason.values()).forEach(reason -> refusals.put(reason, denied(reason.code())));
        refusals.put(Reason.MISSING_KEY, MISSING_KEY);
        return refusals;
    }

    private static Answer denied(String code) {
        return Fixed.of("403 Forbidden", DENIED + code + "\r\n", false);
    }
}
