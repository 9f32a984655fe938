package dev.kunci.portal.connection;

import dev.kunci.shared.net.LimitedConnection;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** What a connection of Tomcat's is doing at the moment. */
final class Exchange implements LimitedConnection {

    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    /** In the order in which they follow each other. */
    private enum Phase {
        /** The head of a request is awaited, or has arrived in part. */
        HEAD,
        SERVICE,
        /** The unread rest of a body is skipped, and the rest of the response is written. */
        TAIL,
        RESTING,
        /** It has switched to another protocol until it is closed. */
        UPGRADED
    }

    private final SocketChannel socket;
    private volatile Phase phase = Phase.HEAD;
    private volatile long since = System.nanoTime();
    private volatile boolean asked;
    private volatile boolean known;
    private volatile @Nullable Long deadline;

    Exchange(SocketChannel socket) {
        this.socket = socket;
    }

    /** The exchange that this thread serves. */
    static @Nullable Exchange current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    <R> R call(ScopedValue.CallableOp<R, RuntimeException> work) {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** Data has arrived. */
    void begin() {
        if (phase == Phase.RESTING) {
            turn(Phase.HEAD);
        }
    }

    void serve() {
        asked = true;
        turn(Phase.SERVICE);
    }

    void served() {
        turn(Phase.TAIL);
    }

    /** It is kept open for another request, of which nothing has arrived. */
    void rest() {
        if (phase != Phase.HEAD) {
            turn(Phase.RESTING);
        }
    }

    void upgrade() {
        turn(Phase.UPGRADED);
    }

    /** The client has signed in. */
    void know() {
        known = true;
    }

    /** Waits for more of a body; parts of it may be buffered before anyone sees them. */
    void await(long nanos) {
        deadline = System.nanoTime() + nanos;
    }

    void came() {
        deadline = null;
    }

    private void turn(Phase next) {
        since = System.nanoTime();
        phase = next;
    }

    /** Whether the client is too slow with what is awaited. */
    boolean isLate(long nanos) {
        Long end = deadline;
        long now = System.nanoTime();
        return (phase == Phase.HEAD || phase == Phase.TAIL) && now - since > nanos || end != null && now - end > 0;
    }

    @Override
    public Standing standing() {
        return switch (phase) {
            case HEAD -> asked ? Standing.BUSY : Standing.STRANGER;
            case RESTING -> Standing.IDLE;
            case SERVICE, TAIL -> Standing.BUSY;
            // Anybody can keep one open without sending anything; the sign-in page opens a new one if it loses its own.
            case UPGRADED -> known ? Standing.BUSY : Standing.IDLE;
        };
    }

    @Override
    public long since() {
        return since;
    }

    /**
     * Acts as if the client had disconnected; Tomcat then closes the socket in a thread of its own. Closing it here
     * could hit a connection that has reused the socket meanwhile.
     */
    @Override
    public void end() {
        try {
            socket.shutdownInput();
        } catch (IOException gone) {
            // It is closed already.
        }
    }
}
