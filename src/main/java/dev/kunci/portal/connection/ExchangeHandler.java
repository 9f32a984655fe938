package dev.kunci.portal.connection;

import java.nio.channels.SocketChannel;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler;
import org.apache.tomcat.util.net.NioChannel;
import org.apache.tomcat.util.net.SocketEvent;
import org.apache.tomcat.util.net.SocketWrapperBase;
import org.jspecify.annotations.Nullable;

/** Tracks what each connection is doing while Tomcat handles it. */
final class ExchangeHandler implements Handler<NioChannel> {

    private final Handler<NioChannel> tomcat;
    private final Function<SocketChannel, @Nullable Exchange> exchanges;
    private final Consumer<SocketChannel> leave;

    /** @param leave is called for each connection that ends */
    ExchangeHandler(
            Handler<NioChannel> tomcat,
            Function<SocketChannel, @Nullable Exchange> exchanges,
            Consumer<SocketChannel> leave) {
        this.tomcat = tomcat;
        this.exchanges = exchanges;
        this.leave = leave;
    }

    @Override
    public SocketState process(SocketWrapperBase<NioChannel> connection, SocketEvent event) {
        SocketChannel socket = socket(connection);
        Exchange exchange = socket == null ? null : exchanges.apply(socket);
        if (exchange == null) {
            return tomcat.process(connection, event);
        }
        exchange.begin();
        SocketState state = exchange.call(() -> tomcat.process(connection, event));
        switch (state) {
            case OPEN -> exchange.rest();
            case UPGRADING, UPGRADED -> exchange.upgrade();
            default -> {}
        }
        return state;
    }

    /** Null for a connection that has been closed meanwhile. */
    private static @Nullable SocketChannel socket(SocketWrapperBase<NioChannel> connection) {
        return connection.getSocket().getIOChannel();
    }

    @Override
    public Object getGlobal() {
        return tomcat.getGlobal();
    }

    @Override
    public void release(SocketWrapperBase<NioChannel> connection) {
        SocketChannel socket = socket(connection);
        if (socket != null) {
            leave.accept(socket);
        }
        tomcat.release(connection);
    }

    @Override
    public void pause() {
        tomcat.pause();
    }

    @Override
    public void recycle() {
        tomcat.recycle();
    }
}
