package dev.kunci.shared;

import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The identifier that ties the records, the log lines and the answer of one request together. */
public final class RequestId {

    /** Under which name the log knows it. */
    public static final String NAME = "requestId";

    private RequestId() {}

    /** The identifier of the request this thread works for, null where it works for none. */
    public static @Nullable String current() {
        return MDC.get(NAME);
    }
}
