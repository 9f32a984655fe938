package dev.kunci.shared.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Creates the sockets of PostgreSQL's driver, which is given its class name. */
public final class TrackedSocketFactory extends SocketFactory {

    private final TrackedSockets sockets;

    /** @param lines the name of the set of sockets to add to */
    public TrackedSocketFactory(String lines) {
        this.sockets = TrackedSockets.called(lines);
    }

    @Override
    public Socket createSocket() throws IOException {
        return sockets.add();
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connect(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connect(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connect(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connect(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    private Socket connect(InetSocketAddress to, @Nullable InetSocketAddress from) throws IOException {
        Socket socket = sockets.add();
        socket.bind(from);
        socket.connect(to);
        return socket;
    }
}
