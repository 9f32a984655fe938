package dev.kunci.portal.connection;

import dev.kunci.shared.net.LimitedConnection;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** What a connection of Tomcat's is about at this moment. */
final class Exchange implements LimitedConnection {

    private static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

    /** In the order in which they follow each other. */
    private enum Phase {
        /** The beginning of a request is awaited, or has come in part. */
        HEAD,
        SERVICE,
        /** The rest of a body that nobody wants is read, and what is left of the answer is written. */
        TAIL,
        RESTING,
        /** It speaks another protocol for as long as it is open. */
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

    /** The one that this thread serves. */
    static @Nullable Exchange current() {
        return CURRENT.isBound() ? CURRENT.get() : null;
    }

    <R> R call(ScopedValue.CallableOp<R, RuntimeException> work) {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** Something has come. */
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

    /** It is kept for another request, of which nothing has come. */
    void rest() {
        if (phase != Phase.HEAD) {
            turn(Phase.RESTING);
        }
    }

    void upgrade() {
        turn(Phase.UPGRADED);
    }

    /** Somebody who has signed in is at the other end. */
    void know() {
        known = true;
    }

    /** More of a body is awaited, of which also the parts come in pieces that nobody is handed. */
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

    /** Whether the client should long have sent what is awaited. */
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
            // Anybody can keep one open and say nothing; the sign-in page opens another one where it loses its own.
            case UPGRADED -> known ? Standing.BUSY : Standing.IDLE;
        };
    }

    @Override
    public long since() {
        return since;
    }

    /**
     * As if the client had left. Tomcat then closes it itself, in a thread of its own: whoever closes it beside that may
     * close a connection that has taken its place meanwhile.
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
