package dev.kunci.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The cost of one start.
 *
 * @param wall seconds until it has ended or shows its page
 * @param cpu seconds on all processors, including child processes
 * @param memory peak of its JVM, in MB
 */
record Cost(double wall, double cpu, double memory) {

    /** The median of each part. */
    static Cost median(List<Cost> rounds) {
        return new Cost(middle(rounds, Cost::wall), middle(rounds, Cost::cpu), middle(rounds, Cost::memory));
    }

    private static double middle(List<Cost> rounds, ToDoubleFunction<Cost> part) {
        double[] sorted = rounds.stream().mapToDouble(part).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
