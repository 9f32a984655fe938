package dev.kunci.audit;

import org.jspecify.annotations.Nullable;

/**
 * Where a request came from.
 *
 * @param address the network address of the caller, null if there is none (console, system)
 * @param requestId links the record to the log of its request
 */
public record Origin(
        Channel channel, @Nullable String address, @Nullable String requestId) {

    public static final Origin CONSOLE = new Origin(Channel.CONSOLE, null, null);
    public static final Origin SYSTEM = new Origin(Channel.SYSTEM, null, null);

    /** The same for readers who may not see the network address. */
    public Origin withoutAddress() {
        return new Origin(channel, null, requestId);
    }
}
