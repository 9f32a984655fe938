package dev.kunci.audit;

import org.jspecify.annotations.Nullable;

/**
 * From where a call came.
 *
 * @param address the network address of the caller, null where there is none (console, system)
 * @param requestId what ties this record to the log of its request
 */
public record Origin(
        Channel channel, @Nullable String address, @Nullable String requestId) {

    public static final Origin CONSOLE = new Origin(Channel.CONSOLE, null, null);
    public static final Origin SYSTEM = new Origin(Channel.SYSTEM, null, null);

    /** The same for readers who are not to know the network address. */
    public Origin withoutAddress() {
        return new Origin(channel, null, requestId);
    }
}
