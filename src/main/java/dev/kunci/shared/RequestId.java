package dev.kunci.shared;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The identifier that links the audit records, the log lines and the response of one request. */
public final class RequestId {

    /** Its name in the log. */
    public static final String NAME = "requestId";

    private RequestId() {}

    /** The identifier of the request this thread works for, null if there is none. */
    public static @Nullable String current() {
        return MDC.get(NAME);
    }
}
