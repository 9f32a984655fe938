package dev.kunci.drill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The connection of one Kunci to its database, which can be cut or silenced. */
public final class Link implements AutoCloseable {

    private static final int BACKLOG = 100;
    private static final int BUFFER = 16_384;
    private static final long LISTENING = TimeUnit.MILLISECONDS.toNanos(5);

    private enum State {
        WHOLE,
        SILENT,
        CUT
    }

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;
    private volatile int places;

    /** @param target the port of the database on this machine */
    public Link(int target) throws IOException {
        this.target = target;
        this.door = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** Closes every connection and refuses new ones. */
    public void cut() {
        state = State.CUT;
        sockets.forEach(Link::end);
    }

    /** Drops everything in both directions, without closing. */
    public void silence() {
        state = State.SILENT;
    }

    public void mend() {
        state = State.WHOLE;
    }

    /** Existing connections stay silent for ever; new ones work. */
    public void move() {
        places++;
        state = State.WHOLE;
    }

    /** @param port from which this link connects to the database */
    boolean carries(int port) {
        return sockets.stream().anyMatch(socket -> socket.getLocalPort() == port);
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket near = door.accept();
                if (state == State.CUT) {
                    end(near);
                    continue;
                }
                Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
                near.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                int place = places;
                Thread.ofVirtual().start(() -> carry(near, far, place));
                Thread.ofVirtual().start(() -> carry(far, near, place));
            } catch (IOException e) {
                LockSupport.parkNanos(LISTENING);
            }
        }
    }

    private void carry(Socket from, Socket to, int place) {
        sockets.add(from);
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            byte[] buffer = new byte[BUFFER];
            int length;
            while ((length = in.read(buffer)) >= 0 && state != State.CUT) {
                while (!door.isClosed() && (state == State.SILENT || place != places)) {
                    LockSupport.parkNanos(LISTENING);
                }
                out.write(buffer, 0, length);
            }
        } catch (IOException ended) {
            // Both ends are closed either way.
        } finally {
            sockets.remove(from);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }
}
