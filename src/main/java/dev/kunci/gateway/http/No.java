package dev.kunci.gateway.http;

import dev.kunci.gateway.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A refusal of which the gateway is told since when.
 *
 * @param head all that comes before the moment
 */
record No(String head, Instant since) implements Answer {

    private static final int USUAL = 256;

    /** What begins each refusal for this reason, made once. */
    static String head(Reason reason) {
        String headers = Answers.fault(reason) + Answers.DENIED + reason.code() + "; since=";
        return Fixed.head(Answers.FORBIDDEN, headers);
    }

    @Override
    public ByteBuf bytes(ByteBufAllocator allocator, boolean last) {
        ByteBuf out = allocator.ioBuffer(USUAL);
        ByteBufUtil.writeAscii(out, head);
        ByteBufUtil.writeAscii(out, since.truncatedTo(ChronoUnit.SECONDS).toString());
        ByteBufUtil.writeAscii(out, last ? "\r\n" + Fixed.CLOSE + "\r\n" : "\r\n\r\n");
        return out;
    }
}
