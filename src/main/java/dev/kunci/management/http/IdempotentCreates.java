package dev.kunci.management.http;

import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.dialect.Problems;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Makes something once, however often the same call arrives, for callers who say by which key they know the call. */
@Component
public class IdempotentCreates {

    static final String REPLAYED = "Idempotent-Replayed";

    private static final Pattern KEY = Pattern.compile("[\\x20-\\x7E]{1,255}");

    private final IdempotencyKeys once;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    /**
     * @param request the one this thread works for
     * @param response of that request
     */
    IdempotentCreates(IdempotencyKeys once, HttpServletRequest request, HttpServletResponse response) {
        this.once = once;
        this.request = request;
        this.response = response;
    }

    /**
     * @param wanted what the call says, so that a key that is used for something else is noticed
     * @return what was made, now or by the same call before
     */
    public Target create(ApiRequest call, Object wanted, Level level, Supplier<UUID> making) {
        return call.target(level, create(call, wanted, level.code(), making));
    }

    /** @param kind what is made, as the record calls it */
    public UUID create(ApiRequest call, Object wanted, String kind, Supplier<UUID> making) {
        String key = call.idempotencyKey();
        if (key == null) {
            return making.get();
        }
        if (!KEY.matcher(key).matches()) {
            throw Problems.invalid("once.key", "An Idempotency-Key has 1 to 255 printable ASCII characters.");
        }
        IdempotencyKeys.Made made =
                once.make(call.actor(), call.organizationId(), key, said(call, wanted), kind, making);
        if (made.again()) {
            response.setHeader(REPLAYED, "true");
        }
        return made.id();
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
