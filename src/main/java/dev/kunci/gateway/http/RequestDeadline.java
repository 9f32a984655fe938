package dev.kunci.gateway.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request is not complete in time, however steadily it arrives byte by byte. The first
 * request must be complete soon after the connection was opened, each further one soon after its first byte.
 */
final class RequestDeadline extends HttpRequestDecoder {

    private final Duration longest;
    private @Nullable ScheduledFuture<?> deadline;
    private volatile boolean partial = true;
    private long began;

    RequestDeadline(HttpDecoderConfig config, Duration longest) {
        super(config);
        this.longest = longest;
    }

    /** Whether part of a request has arrived, or nothing at all yet. */
    boolean isPartial() {
        return partial;
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) throws Exception {
        began = System.nanoTime();
        watch(ctx, longest.toNanos());
        super.channelActive(ctx);
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        if (deadline != null) {
            deadline.cancel(false);
        }
        super.channelInactive(ctx);
    }

    /** Called for all data that arrives, and again for what remains after a complete request. */
    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf buffer, List<Object> out) throws Exception {
        super.decode(ctx, buffer, out);
        if (!out.isEmpty() && out.getLast() instanceof LastHttpContent) {
            partial = false;
        } else if (!partial) {
            partial = true;
            began = System.nanoTime();
            if (deadline == null) {
                watch(ctx, longest.toNanos());
            }
        }
    }

    private void watch(ChannelHandlerContext ctx, long nanos) {
        deadline = ctx.executor().schedule(() -> look(ctx), nanos, TimeUnit.NANOSECONDS);
    }

    private void look(ChannelHandlerContext ctx) {
        deadline = null;
        long left = longest.toNanos() - (System.nanoTime() - began);
        if (partial && left > 0) {
            watch(ctx, left);
        } else if (partial) {
            ctx.close();
        }
    }
}
