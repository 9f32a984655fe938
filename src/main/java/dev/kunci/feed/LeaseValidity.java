package dev.kunci.feed;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.springframework.stereotype.Component;

/**
 * Until when this instance may trust its caches, by two clocks of the machine. A monotonic clock may stand still while
 * a machine is suspended, and the wall clock may be set. As soon as either has left the granted time, nothing is
 * trusted.
 */
@Component
final class LeaseValidity implements Freshness {

    /** Created in advance, as it is needed when there may be no memory left for anything new. */
    private static final Span NOTHING = new Span(0, 0, 0);

    private final LongSupplier ticks;
    private final LongSupplier millis;
    private volatile Span granted = NOTHING;

    LeaseValidity() {
        this(System::nanoTime, System::currentTimeMillis);
    }

    /**
     * @param ticks nanoseconds of a monotonic clock
     * @param millis milliseconds of the wall clock
     */
    LeaseValidity(LongSupplier ticks, LongSupplier millis) {
        this.ticks = ticks;
        this.millis = millis;
    }

    /** From a moment on, for this many milliseconds. */
    record Span(long ticks, long millis, long length) {

        private static final long NANOS = 1_000_000;

        boolean holds(long ticks, long millis) {
            long elapsed = ticks - this.ticks;
            long passed = millis - this.millis;
            return elapsed >= 0 && elapsed < length * NANOS && passed >= 0 && passed < length;
        }
    }

    /** A span that begins now; to be granted once everything known has been read after this moment. */
    Span begin(Duration length) {
        return new Span(ticks.getAsLong(), millis.getAsLong(), length.toMillis());
    }

    void grant(Span span) {
        granted = span;
    }

    void end() {
        granted = NOTHING;
    }

    @Override
    public boolean current() {
        Span span = granted;
        return span.holds(ticks.getAsLong(), millis.getAsLong());
    }
}
