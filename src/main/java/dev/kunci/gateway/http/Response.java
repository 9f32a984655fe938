package dev.kunci.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** One answer, written as the bytes it is. */
interface Response {

    /** @param last whether the connection ends with it */
    ByteBuf bytes(ByteBufAllocator allocator, boolean last);

    /** Whether the connection has to end with it, whatever the client wants. */
    default boolean ends() {
        return false;
    }
}
