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
 * Ends a connection whose question is not whole in time, however steadily it comes drop by drop. The first one has to be
 * whole so soon after the connection was opened, each further one after its first byte.
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

    /** Whether a part of a question has come, or nothing at all yet. */
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

    /** Is called for whatever has come, and again for what is left behind a whole question. */
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
