package dev.kunci.management.wire;

import dev.kunci.management.dialect.Dialect;
import org.jspecify.annotations.Nullable;

/** A failed call, as programs see it: a status, a stable code, a sentence. */
public final class WireProblem extends RuntimeException {

    private final int status;
    private final int edgeStatus;
    private final String code;
    private final @Nullable Long retryAfter;

    private WireProblem(int status, int edgeStatus, String code, String message, @Nullable Long retryAfter) {
        super(message);
        this.status = status;
        this.edgeStatus = edgeStatus;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    /** @param message says what to change; never a consumer key, a token or another secret */
    public static WireProblem of(int status, String code, String message) {
        return new WireProblem(status, status, code, message, null);
    }

    /** The same with another status in the Edge dialect. */
    public WireProblem inEdge(int other) {
        return new WireProblem(status, other, code, getMessage(), retryAfter);
    }

    /** @param seconds after which the same call may succeed */
    public WireProblem retryAfter(long seconds) {
        return new WireProblem(status, edgeStatus, code, getMessage(), seconds);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }

    public int status(Dialect dialect) {
        return dialect == Dialect.EDGE ? edgeStatus : status;
    }

    /** Apigee's code if there is one, else one beginning with {@code kunci.}. */
    public String code() {
        return code;
    }

    /** In seconds, null if waiting does not help. */
    public @Nullable Long retryAfter() {
        return retryAfter;
    }
}
