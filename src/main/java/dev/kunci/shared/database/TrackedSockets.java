package dev.kunci.shared.database;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jdk.net.ExtendedSocketOptions;

/**
 * All sockets from one Kunci to its database. If the host goes silent, they are closed, and whoever waits for one of
 * them gets an error; the operating system would let them wait for a quarter of an hour.
 */
final class TrackedSockets {

    /** The driver passes only a class name and one string to its socket factory, so the set is found by a name. */
    private static final Map<String, TrackedSockets> ALL = new ConcurrentHashMap<>();

    private final String name = UUID.randomUUID().toString();
    private final Set<TrackedSocket> open = ConcurrentHashMap.newKeySet();

    TrackedSockets() {
        ALL.put(name, this);
    }

    String name() {
        return name;
    }

    static TrackedSockets called(String name) {
        return Objects.requireNonNull(ALL.get(name));
    }

    /** A socket that is not connected yet. */
    TrackedSocket add() throws SocketException {
        TrackedSocket socket = new TrackedSocket(open::remove);
        if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE)) {
            set(socket);
        }
        open.add(socket);
        return socket;
    }

    /** Enables keepalive, so that an idle connection to a dead host ends within seconds. */
    private static void set(TrackedSocket socket) throws SocketException {
        try {
            socket.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 3);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 1);
            socket.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
        } catch (IOException e) {
            throw new SocketException("keepalive cannot be set", e);
        }
    }

    /**
     * Closes the sockets of each host that has sent nothing on any older socket since a moment.
     *
     * @return how many were closed
     */
    int closeSilent(long since) {
        Map<SocketAddress, List<TrackedSocket>> older = open.stream()
                .filter(socket -> socket.openedBy(since) && socket.getRemoteSocketAddress() != null)
                .collect(Collectors.groupingBy(TrackedSocket::getRemoteSocketAddress));
        List<TrackedSocket> silent = older.values().stream()
                .filter(lines -> lines.stream().noneMatch(socket -> socket.heardSince(since)))
                .flatMap(Collection::stream)
                .toList();
        silent.forEach(TrackedSockets::close);
        return silent.size();
    }

    private static void close(TrackedSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException("a socket cannot be closed", e);
        }
    }
}
