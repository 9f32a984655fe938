package dev.kunci.bench.decide;

import java.util.Arrays;
import java.util.Locale;

/**
 * How fast one measurement was.
 *
 * @param count decisions that were acknowledged
 * @param rate decisions a second
 * @param p50 milliseconds
 * @param p99 milliseconds
 */
record Times(long count, double rate, double p50, double p99) {

    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    /** @param nanos of each decision, in any order */
    static Times of(long[] nanos, long elapsed) {
        if (nanos.length == 0) {
            throw new IllegalStateException("no decision was acknowledged in time");
        }
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Times(
                sorted.length,
                sorted.length * NANOS_PER_SECOND / elapsed,
                percentile(sorted, 50) / NANOS_PER_MILLI,
                percentile(sorted, 99) / NANOS_PER_MILLI);
    }

    /** The smallest value that this many percent of them do not exceed. */
    static long percentile(long[] sorted, int percent) {
        return sorted[Math.max(0, (int) Math.ceil(sorted.length * percent / 100.0) - 1)];
    }

    /** As one line, for another process. */
    String line() {
        return String.format(Locale.ROOT, "%d %f %f %f", count, rate, p50, p99);
    }

    static Times parse(String line) {
        String[] parts = line.split(" ");
        return new Times(
                Long.parseLong(parts[0]),
                Double.parseDouble(parts[1]),
                Double.parseDouble(parts[2]),
                Double.parseDouble(parts[3]));
    }
}
