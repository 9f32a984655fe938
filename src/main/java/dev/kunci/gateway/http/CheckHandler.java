package dev.kunci.gateway.http;

import dev.kunci.shared.net.LimitedConnection;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a gateway. Requests are answered in order; while one of them is looked up, those behind it wait,
 * and no more is read.
 */
final class CheckHandler extends ChannelInboundHandlerAdapter implements LimitedConnection {

    static final String PATH = "/gateway/nginx";

    private final CheckResponses responses;
    private final WorkerThreads workerThreads;
    private final WorkerThreads strangers;
    private final Duration idle;
    private final RequestDeadline deadline;
    private final Channel channel;
    private final Queue<HttpRequest> waiting = new ArrayDeque<>();
    private @Nullable ScheduledFuture<?> patrol;
    private boolean asked = true;
    private volatile boolean known;
    private volatile long since = System.nanoTime();
    private volatile boolean busy;
    private volatile boolean ending;
    private boolean draining;

    CheckHandler(
            CheckResponses responses,
            WorkerThreads workerThreads,
            WorkerThreads strangers,
            Duration idle,
            RequestDeadline deadline,
            Channel channel) {
        this.responses = responses;
        this.workerThreads = workerThreads;
        this.strangers = strangers;
        this.idle = idle;
        this.deadline = deadline;
        this.channel = channel;
    }

    /** A client is a stranger until it has shown a gateway token. */
    @Override
    public Standing standing() {
        if (busy || ending) {
            return Standing.BUSY;
        }
        if (!known) {
            return Standing.STRANGER;
        }
        return deadline.isPartial() ? Standing.BUSY : Standing.IDLE;
    }

    @Override
    public long since() {
        return since;
    }

    @Override
    public void end() {
        channel.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        patrol = ctx.executor()
                .scheduleAtFixedRate(() -> endIdle(ctx), idle.toNanos(), idle.toNanos(), TimeUnit.NANOSECONDS);
        ctx.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        ending = true;
        waiting.clear();
        if (patrol != null) {
            patrol.cancel(false);
        }
        ctx.fireChannelInactive();
    }

    /** Closes a connection without a request for that long, including one that sends its headers byte by byte. */
    private void endIdle(ChannelHandlerContext ctx) {
        if (!asked && !busy) {
            ctx.close();
        }
        asked = false;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        if (message instanceof HttpRequest request) {
            if (busy) {
                waiting.add(request);
                pace(ctx);
            } else {
                take(ctx, request);
            }
        } else {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        ctx.flush();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        pace(ctx);
        ctx.fireChannelWritabilityChanged();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        ctx.close();
    }

    /** Accepts no more requests: an idle connection is closed at once, others after their pending answer. */
    void drain(ChannelHandlerContext ctx) {
        draining = true;
        if (!busy) {
            ending = true;
            ctx.close();
        }
    }

    private void take(ChannelHandlerContext ctx, HttpRequest request) {
        if (ending) {
            return;
        }
        asked = true;
        boolean last = draining || endsWith(request);
        Response misplaced = misplaced(request);
        if (misplaced != null) {
            write(ctx, misplaced, last);
            return;
        }
        NginxRequest nginxRequest = new NginxRequest(request.headers());
        meet(nginxRequest);
        Response response = responses.now(nginxRequest);
        if (response == null) {
            response = lookUp(ctx, nginxRequest, last);
        }
        if (response != null) {
            write(ctx, response, last);
        }
    }

    private void meet(NginxRequest request) {
        if (!known && responses.knows(request)) {
            known = true;
        }
        if (known) {
            since = System.nanoTime();
        }
    }

    private static @Nullable Response misplaced(HttpRequest request) {
        if (!request.decoderResult().isSuccess()) {
            return Responses.MALFORMED;
        }
        if (!PATH.equals(request.uri())) {
            return Responses.NOT_FOUND;
        }
        HttpMethod method = request.method();
        return method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD) ? null : Responses.NOT_ALLOWED;
    }

    /** @return the response if no worker is free to look it up */
    private @Nullable Response lookUp(ChannelHandlerContext ctx, NginxRequest request, boolean last) {
        busy = true;
        boolean taken = (responses.knows(request) ? workerThreads : strangers)
                .take(() -> responses.later(request), found -> ctx.executor()
                        .execute(() -> lookedUp(ctx, request, found, last)));
        busy = taken;
        return taken ? null : Responses.BUSY;
    }

    private void lookedUp(ChannelHandlerContext ctx, NginxRequest request, Response response, boolean last) {
        meet(request);
        busy = false;
        if (ending) {
            return;
        }
        write(ctx, response, last || draining);
        while (!busy && !waiting.isEmpty()) {
            take(ctx, waiting.remove());
        }
        ctx.flush();
        pace(ctx);
    }

    private void write(ChannelHandlerContext ctx, Response response, boolean last) {
        ending = last || response.ends();
        var written =
                ctx.write(response.bytes(ctx.alloc(), ending), ctx.voidPromise().unvoid());
        if (ending) {
            waiting.clear();
            written.addListener(ChannelFutureListener.CLOSE);
            ctx.flush();
        }
    }

    /** Reads on only if the answers keep up. */
    private void pace(ChannelHandlerContext ctx) {
        Channel channel = ctx.channel();
        channel.config().setAutoRead(waiting.isEmpty() && channel.isWritable());
    }

    private static boolean endsWith(HttpRequest request) {
        return !request.protocolVersion().equals(HttpVersion.HTTP_1_1)
                || request.headers().containsValue(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE, true);
    }
}
