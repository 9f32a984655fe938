package dev.kunci.bench;

import java.util.Comparator;
import java.util.List;

/**
 * The result of one round.
 *
 * @param rate requests per second
 * @param p50 milliseconds
 * @param p99 milliseconds
 */
record Measured(double rate, double p50, double p99) {

    /** The median round by its rate. */
    static Measured median(List<Measured> rounds) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(Measured::rate))
                .toList()
                .get(rounds.size() / 2);
    }
}
