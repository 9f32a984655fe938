package dev.kunci.portal.connection;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** The body of a request, which must arrive at least as fast as over a slow line. */
final class PacedInputBuffer implements InputBuffer {

    /** The rate that extends the time a body may take. */
    private static final long BYTES_A_SECOND = 4_096;

    private static final long NANOS_A_BYTE = Duration.ofSeconds(1).toNanos() / BYTES_A_SECOND;

    private final InputBuffer body;
    private final Exchange exchange;
    private final long longest;
    private long waited;
    private long came;

    PacedInputBuffer(InputBuffer body, Exchange exchange, Duration longest) {
        this.body = body;
        this.exchange = exchange;
        this.longest = longest.toNanos();
    }

    /** Only the time spent waiting for the client counts. */
    @Override
    public int doRead(ApplicationBufferHandler into) throws IOException {
        long before = System.nanoTime();
        exchange.await(Math.max(0, longest + came * NANOS_A_BYTE - waited));
        int read;
        try {
            read = body.doRead(into);
        } finally {
            exchange.came();
        }
        waited += System.nanoTime() - before;
        came += Math.max(0, read);
        if (read >= 0 && waited > longest + came * NANOS_A_BYTE) {
            exchange.end();
            throw new SocketTimeoutException("the body of a request came too slowly");
        }
        return read;
    }

    @Override
    public int available() {
        return body.available();
    }
}
