package dev.kunci.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** A response that writes its own bytes. */
interface Response {

    /** @param last whether the connection is closed after it */
    ByteBuf bytes(ByteBufAllocator allocator, boolean last);

    /** Whether the connection must be closed after it, whatever the client wants. */
    default boolean ends() {
        return false;
    }
}
