package dev.kunci.shared.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.MarkerFactory;
import org.slf4j.helpers.MessageFormatter;

/**
 * Keeps repeated messages from flooding the log. A warning or error that keeps coming from the same source is logged in
 * full at first, then without its stack trace, and then only counted, per minute.
 */
public final class RepeatedFaults extends TurboFilter {

    static final int WHOLE = 3;
    static final int LINES = 10;

    /** More for our own messages, because they contain a reference that a person may quote. */
    static final int OWN_LINES = 100;

    /** How many sources are told apart in a minute; all others count as one. */
    private static final int MOST = 1_000;

    private static final Marker COUNTED = MarkerFactory.getMarker("COUNTED");
    private static final String OWN = "dev.kunci.";
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final String ELSEWHERE = "elsewhere";

    private final Map<String, Count> counts = new ConcurrentHashMap<>();
    private final LongSupplier nanos;

    public RepeatedFaults() {
        this(System::nanoTime);
    }

    /** @param nanos a monotonic clock */
    RepeatedFaults(LongSupplier nanos) {
        this.nanos = nanos;
    }

    @Override
    public FilterReply decide(
            @Nullable Marker marker,
            Logger logger,
            Level level,
            @Nullable String format,
            Object @Nullable [] arguments,
            @Nullable Throwable thrown) {
        if (format == null
                || marker == COUNTED
                || !level.isGreaterOrEqual(Level.WARN)
                || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
            return FilterReply.NEUTRAL;
        }
        boolean own = logger.getName().startsWith(OWN);
        Throwable fault = thrown == null ? MessageFormatter.getThrowableCandidate(arguments) : thrown;
        Count count = count(logger.getName() + source(own, format, fault));
        int number = count.next(logger, nanos.getAsLong());
        if (number <= WHOLE || fault == null && number <= (own ? OWN_LINES : LINES)) {
            return FilterReply.NEUTRAL;
        }
        if (number <= (own ? OWN_LINES : LINES)) {
            String said = MessageFormatter.arrayFormat(format, arguments).getMessage();
            logger.log(
                    COUNTED,
                    Logger.FQCN,
                    Level.toLocationAwareLoggerInteger(level),
                    said + ": again " + fault,
                    null,
                    null);
        } else {
            count.leaveOut();
        }
        return FilterReply.DENY;
    }

    private Count count(String source) {
        Count known = counts.get(source);
        if (known != null) {
            return known;
        }
        return counts.computeIfAbsent(counts.size() < MOST ? source : ELSEWHERE, _ -> new Count());
    }

    /**
     * The source of a message. For foreign loggers that is the logger and not the message, which may contain client
     * input.
     */
    private static String source(boolean own, String format, @Nullable Throwable fault) {
        if (fault == null) {
            return own ? " " + format : "";
        }
        StackTraceElement[] stack = fault.getStackTrace();
        return " " + fault.getClass().getName() + (stack.length == 0 ? "" : " " + stack[0]);
    }

    /** What one source has logged in this minute. */
    private static final class Count {
        private long began;
        private int number;
        private int left;

        synchronized int next(Logger logger, long now) {
            if (number > 0 && now - began > MINUTE) {
                if (left > 0) {
                    logger.warn(COUNTED, "{} more like this were left out", left);
                }
                number = 0;
                left = 0;
            }
            if (number == 0) {
                began = now;
            }
            number++;
            return number;
        }

        synchronized void leaveOut() {
            left++;
        }
    }
}
