package dev.kunci.gateway.http;

import dev.kunci.shared.net.ClientNetwork;
import dev.kunci.shared.net.ConnectionLimit;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.ssl.SslContext;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** The gateway port: no session, no filters, only requests and responses, as close to the socket as possible. */
final class GatewayServer implements SmartLifecycle {

    private static final int BACKLOG = 1_024;
    private static final int LONGEST_LINE = 4_096;
    /**
     * More than nginx accepts from a client by default (four buffers of 8 kB), so that nginx is the one to refuse
     * longer headers.
     */
    private static final int LONGEST_HEADERS = 40_960;

    /**
     * One in this many workers is for clients whose token has to be looked up first; the others are kept free of them.
     */
    private static final int STRANGERS = 4;

    private static final Duration LEAVING = Duration.ofSeconds(3);

    private final InetSocketAddress address;
    private final CheckResponses responses;
    private final Limits limits;
    private final @Nullable SslContext tls;
    private final ConnectionLimit connectionLimit;
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private @Nullable EventLoopGroup threads;
    private @Nullable Channel door;

    /** @param tls null for plain HTTP */
    GatewayServer(InetSocketAddress address, CheckResponses responses, Limits limits, @Nullable SslContext tls) {
        this.address = address;
        this.responses = responses;
        this.limits = limits;
        this.connectionLimit = new ConnectionLimit(limits.connections(), limits.ofOneAddress());
        this.tls = tls;
    }

    /**
     * Limits in number and time.
     *
     * @param connections beyond which an old connection is closed for a new one, or the new one is refused
     * @param ofOneAddress the same for those of one address
     * @param lookups concurrent look-ups in the database
     * @param idle how long a connection may be without a request; longer than a gateway keeps it, so that the gateway
     *     closes it first
     * @param question how long one request may take from its first byte to its last
     */
    record Limits(int connections, int ofOneAddress, int lookups, Duration idle, Duration question) {

        static Limits of(int connections, int ofOneAddress) {
            return new Limits(connections, ofOneAddress, 64, Duration.ofMinutes(2), Duration.ofSeconds(10));
        }
    }

    @Override
    public synchronized void start() {
        boolean epoll = Epoll.isAvailable();
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                Runtime.getRuntime().availableProcessors(),
                new DefaultThreadFactory("kunci-gateway", true),
                epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        threads = group;
        WorkerThreads workerThreads = new WorkerThreads(limits.lookups());
        WorkerThreads strangers = new WorkerThreads(Math.max(1, limits.lookups() / STRANGERS));
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(group)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel connection) {
                        admit(connection, workerThreads, strangers);
                    }
                });
        door = bootstrap.bind(address).syncUninterruptibly().channel();
    }

    private void admit(Channel connection, WorkerThreads workerThreads, WorkerThreads strangers) {
        RequestDeadline deadline = new RequestDeadline(
                new HttpDecoderConfig().setMaxInitialLineLength(LONGEST_LINE).setMaxHeaderSize(LONGEST_HEADERS),
                limits.question());
        CheckHandler handler =
                new CheckHandler(responses, workerThreads, strangers, limits.idle(), deadline, connection);
        if (!connectionLimit.admit(handler, network(connection), false)) {
            connection.close();
            return;
        }
        connections.add(connection);
        connection.closeFuture().addListener(closed -> connectionLimit.leave(handler));
        if (tls != null) {
            connection.pipeline().addLast(tls.newHandler(connection.alloc()));
        }
        connection.pipeline().addLast(deadline).addLast(handler);
    }

    private static String network(Channel connection) {
        return connection.remoteAddress() instanceof InetSocketAddress from ? ClientNetwork.of(from.getAddress()) : "";
    }

    /** Accepts no more connections, sends the pending answers, and then closes. */
    @Override
    public synchronized void stop() {
        if (door != null) {
            door.close().syncUninterruptibly();
            door = null;
        }
        connections.forEach(connection -> connection.eventLoop().execute(() -> leave(connection)));
        connections.newCloseFuture().awaitUninterruptibly(LEAVING.toMillis());
        connections.close().awaitUninterruptibly(LEAVING.toMillis());
        if (threads != null) {
            threads.shutdownGracefully(0, LEAVING.toMillis(), TimeUnit.MILLISECONDS)
                    .awaitUninterruptibly(LEAVING.toMillis());
            threads = null;
        }
    }

    private static void leave(Channel connection) {
        ChannelHandlerContext context = connection.pipeline().context(CheckHandler.class);
        if (context != null) {
            ((CheckHandler) context.handler()).drain(context);
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return door != null;
    }

    /** Starts last and stops first, while everything it uses still works. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    /** The port it listens on, also if any free port was asked for. */
    synchronized int port() {
        if (door == null) {
            throw new IllegalStateException("not started");
        }
        return ((InetSocketAddress) door.localAddress()).getPort();
    }
}
