package dev.kunci.gateway.http;

import dev.kunci.gateway.Verdict;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;

/** The response that lets a call pass and tells the upstream who calls. */
record AllowedResponse(Verdict.Allowed allowed) implements Response {

    private static final int USUAL = 384;
    private static final String HEAD = "HTTP/1.1 204 No Content\r\n" + PrebuiltResponse.COMMON + "X-Kunci-App: ";

    @Override
    public ByteBuf bytes(ByteBufAllocator allocator, boolean last) {
        String[] names = HeaderText.fitting(allowed.app(), allowed.owner(), allowed.product());
        ByteBuf out = allocator.ioBuffer(USUAL);
        write(out, HEAD);
        write(out, names[0]);
        write(out, "\r\nX-Kunci-App-Id: ");
        write(out, allowed.appId().toString());
        write(out, "\r\nX-Kunci-Owner: ");
        write(out, names[1]);
        write(out, "\r\nX-Kunci-Product: ");
        write(out, names[2]);
        write(out, "\r\nX-Kunci-Key-Id: ");
        write(out, allowed.keyId().toString());
        write(out, last ? "\r\n" + PrebuiltResponse.CLOSE + "\r\n" : "\r\n\r\n");
        return out;
    }

    private static void write(ByteBuf out, String ascii) {
        ByteBufUtil.writeAscii(out, ascii);
    }
}
