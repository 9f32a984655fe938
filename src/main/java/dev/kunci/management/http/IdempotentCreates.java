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

/** Makes creates idempotent for callers who send an idempotency key. */
@Component
public class IdempotentCreates {

    static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");

    private final IdempotencyKeys keys;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    /**
     * @param request a proxy for the current request
     * @param response of that request
     */
    IdempotentCreates(IdempotencyKeys keys, HttpServletRequest request, HttpServletResponse response) {
        this.keys = keys;
        this.request = request;
        this.response = response;
    }

    /**
     * Called before anything is created, in the same transaction.
     *
     * @param wanted the content of the call, so that reuse of a key for another call is noticed
     * @param kind of what is to be created, as in the audit log
     * @return what the same call created before; null to create it now
     */
    public @Nullable UUID before(ApiRequest request, Object wanted, String kind) {
        String key = request.idempotencyKey();
        if (key == null) {
            return null;
        }
        if (!KEY.matcher(key).matches()) {
            throw Problems.invalid("once.key", "An Idempotency-Key has 1 to 255 printable ASCII characters.");
        }
        UUID before = keys.claim(request.actor(), request.organizationId(), key, said(request, wanted), kind);
        if (before != null) {
            response.setHeader(REPLAYED, "true");
        }
        return before;
    }

    /** Called in the same transaction after it was created. */
    public void made(ApiRequest request, UUID made) {
        String key = request.idempotencyKey();
        if (key != null) {
            keys.made(request.actor(), request.organizationId(), key, made);
        }
    }

    private String said(ApiRequest apiRequest, Object wanted) {
        return String.join(
                "\n",
                request.getMethod(),
                request.getRequestURI(),
                Objects.requireNonNullElse(apiRequest.reason(), ""),
                Dialect.EDGE.write(wanted).toString());
    }
}
