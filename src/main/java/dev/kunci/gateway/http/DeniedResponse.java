package dev.kunci.gateway.http;

import dev.kunci.gateway.DenialReason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A refusal that tells the gateway since when.
 *
 * @param head everything before the moment
 */
record DeniedResponse(String head, Instant since) implements Response {

    private static final int USUAL = 256;

    /** The beginning of each refusal for this reason, made once. */
    static String head(DenialReason reason) {
        String headers = Responses.fault(reason) + Responses.DENIED + reason.code() + "; since=";
        return PrebuiltResponse.head(Responses.FORBIDDEN, headers);
    }

    @Override
    public ByteBuf bytes(ByteBufAllocator allocator, boolean last) {
        ByteBuf out = allocator.ioBuffer(USUAL);
        ByteBufUtil.writeAscii(out, head);
        ByteBufUtil.writeAscii(out, since.truncatedTo(ChronoUnit.SECONDS).toString());
        ByteBufUtil.writeAscii(out, last ? "\r\n" + PrebuiltResponse.CLOSE + "\r\n" : "\r\n\r\n");
        return out;
    }
}
