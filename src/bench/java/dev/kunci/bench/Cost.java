package dev.kunci.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What one start costs.
 *
 * @param wall seconds until it has ended or shows its page
 * @param cpu seconds of all processors, of it and of everything it starts
 * @param memory the most that its JVM has had in memory at once, in MB
 */
record Cost(double wall, double cpu, double memory) {

    /** Of each part the one in the middle. */
    static Cost median(List<Cost> rounds) {
        return new Cost(middle(rounds, Cost::wall), middle(rounds, Cost::cpu), middle(rounds, Cost::memory));
    }

    private static double middle(List<Cost> rounds, ToDoubleFunction<Cost> part) {
        double[] sorted = rounds.stream().mapToDouble(part).sorted().toArray();
        return sorted[sorted.length / 2];
    }
}
