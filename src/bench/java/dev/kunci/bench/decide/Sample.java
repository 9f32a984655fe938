package dev.kunci.bench.decide;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One measurement, or the medians of several.
 *
 * @param rate decisions a second
 * @param p50 milliseconds
 * @param p99 milliseconds
 * @param program milliseconds of processor time a decision in the contender itself
 * @param database the same in its database
 */
record Sample(double rate, double p50, double p99, double program, double database) {

    static Sample of(Times times, double programSeconds, double databaseSeconds) {
        double toMillis = 1_000.0 / times.count();
        return new Sample(
                times.rate(), times.p50(), times.p99(), programSeconds * toMillis, databaseSeconds * toMillis);
    }

    /** The median of each part. */
    static Sample median(List<Sample> rounds) {
        return new Sample(
                middle(rounds, Sample::rate),
                middle(rounds, Sample::p50),
                middle(rounds, Sample::p99),
                middle(rounds, Sample::program),
                middle(rounds, Sample::database));
    }

    /** Of an even number the mean of the two in the middle. */
    private static double middle(List<Sample> rounds, ToDoubleFunction<Sample> part) {
        double[] sorted = rounds.stream().mapToDouble(part).sorted().toArray();
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }
}
