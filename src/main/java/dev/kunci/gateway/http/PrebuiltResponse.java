package dev.kunci.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/** A constant response: made once, sent to all. */
record PrebuiltResponse(ByteBuf open, ByteBuf closing, boolean ends) implements Response {

    static final String COMMON = "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
            + "Referrer-Policy: no-referrer\r\nContent-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n";
    static final String CLOSE = "Connection: close\r\n";

    /** @param headers additional headers, each with its line end */
    static PrebuiltResponse of(String status, String headers, boolean ends) {
        String head = head(status, headers);
        return new PrebuiltResponse(constant(head + "\r\n"), constant(head + CLOSE + "\r\n"), ends);
    }

    /** A response without a body, up to its last header; more may follow. */
    static String head(String status, String headers) {
        return "HTTP/1.1 " + status + "\r\n" + COMMON + "Content-Length: 0\r\n" + headers;
    }

    private static ByteBuf constant(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return Unpooled.unreleasableBuffer(
                Unpooled.directBuffer(bytes.length).writeBytes(bytes).asReadOnly());
    }

    @Override
    public ByteBuf bytes(ByteBufAllocator allocator, boolean last) {
        return (last ? closing : open).duplicate();
    }
}
