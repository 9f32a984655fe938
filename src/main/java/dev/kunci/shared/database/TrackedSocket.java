package dev.kunci.shared.database;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.function.Consumer;

/**
 * A TCP connection to the database that remembers when it last received anything, so that a dead one can be detected.
 */
final class TrackedSocket extends Socket {

    private final Consumer<TrackedSocket> closed;
    private final long opened = System.nanoTime();
    private volatile long heard = opened;

    /** @param closed is called when it is closed, for whatever reason */
    TrackedSocket(Consumer<TrackedSocket> closed) {
        this.closed = closed;
    }

    boolean openedBy(long time) {
        return opened - time <= 0;
    }

    boolean heardSince(long time) {
        return heard - time > 0;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read() throws IOException {
                int read = in.read();
                heard = System.nanoTime();
                return read;
            }

            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int read = in.read(bytes, from, length);
                heard = System.nanoTime();
                return read;
            }
        };
    }

    @Override
    public void close() throws IOException {
        closed.accept(this);
        super.close();
    }
}
