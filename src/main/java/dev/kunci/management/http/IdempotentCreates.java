package dev.kunci.management.http;

import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.dialect.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes something once, however often the same call arrives, for callers who say by which key they know the call. */
@Component
public class IdempotentCreates {

    static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");

    private final IdempotencyKeys keys;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    /**
     * @param request the one this thread works for
     * @param response of that request
     */
    IdempotentCreates(IdempotencyKeys keys, HttpServletRequest request, HttpServletResponse response) {
        this.keys = keys;
        this.request = request;
        this.response = response;
    }

    /**
     * Asked before anything is made, in the same transaction.
     *
     * @param wanted what the call says, so that a key that is used for something else is noticed
     * @param kind what is to be made, as the record calls it
     * @return what the same call made before; null where it is to be made now
     */
    public @Nullable UUID before(ApiRequest call, Object wanted, String kind) {
        String key = call.idempotencyKey();
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw Problems.invalid("once.key", "An Idempotency-Key has 1 to 255 printable ASCII characters.");
        }
        UUID before = keys.claim(call.actor(), call.organizationId(), key, said(call, wanted), kind);
        if (before != null) {
            response.setHeader(REPLAYED, "true");
        }
        return before;
    }

    /** Told in the same transaction when it is made. */
    public void made(ApiRequest call, UUID made) {
        String key = call.idempotencyKey();
        if (key != null) {
            keys.made(call.actor(), call.organizationId(), key, made);
        }
    }

    private String said(ApiRequest call, Object wanted) {
        return String.join(
                "\n",
                request.getMethod(),
                request.getRequestURI(),
                Objects.requireNonNullElse(call.reason(), ""),
                Dialect.EDGE.write(wanted).toString());
    }
}
