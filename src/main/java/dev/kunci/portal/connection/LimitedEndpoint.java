package dev.kunci.portal.connection;

import dev.kunci.shared.net.ClientNetwork;
import dev.kunci.shared.net.ConnectionLimit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Tomcat's endpoint with a limit of connections per address, and a timeout for requests that begin and do not continue.
 */
final class LimitedEndpoint extends NioEndpoint {

    private static final int LOOKS = 8;

    private final Map<SocketChannel, Exchange> exchanges = new ConcurrentHashMap<>();
    private ConnectionLimit connectionLimit = new ConnectionLimit(Integer.MAX_VALUE, Integer.MAX_VALUE);
    private Predicate<String> proxies = address -> false;
    private Duration longest = Duration.ofSeconds(10);
    private @Nullable ScheduledExecutorService patrol;

    /**
     * To be called before it starts.
     *
     * @param longest for the head of a request
     * @param proxies addresses that speak for many clients
     */
    void limit(ConnectionLimit limit, Duration longest, Predicate<String> proxies) {
        this.connectionLimit = limit;
        this.longest = longest;
        this.proxies = proxies;
    }

    @Override
    public void startInternal() throws Exception {
        super.startInternal();
        long pause = longest.dividedBy(LOOKS).toNanos();
        patrol = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("kunci-slow-clients").factory());
        patrol.scheduleWithFixedDelay(this::endLate, pause, pause, TimeUnit.NANOSECONDS);
    }

    @Override
    public void stopInternal() {
        if (patrol != null) {
            patrol.shutdownNow();
        }
        super.stopInternal();
    }

    private void endLate() {
        exchanges.values().stream()
                .filter(exchange -> exchange.isLate(longest.toNanos()))
                .forEach(Exchange::end);
    }

    @Override
    public void setHandler(Handler<NioChannel> handler) {
        super.setHandler(new ExchangeHandler(handler, exchanges::get, this::leave));
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        Exchange exchange = new Exchange(socket);
        if (!admit(socket, exchange)) {
            destroySocket(socket);
            return false;
        }
        exchanges.put(socket, exchange);
        boolean taken = super.setSocketOptions(socket);
        if (!taken) {
            leave(socket);
        }
        return taken;
    }

    private boolean admit(SocketChannel socket, Exchange exchange) {
        try {
            if (!(socket.getRemoteAddress() instanceof InetSocketAddress remote)) {
                return false;
            }
            InetAddress from = remote.getAddress();
            return connectionLimit.admit(exchange, ClientNetwork.of(from), proxies.test(from.getHostAddress()));
        } catch (IOException gone) {
            return false;
        }
    }

    private void leave(SocketChannel socket) {
        Exchange exchange = exchanges.remove(socket);
        if (exchange != null) {
            connectionLimit.leave(exchange);
        }
    }
}
