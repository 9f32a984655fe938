package dev.kunci.bench.decide;

import java.util.Map;
import java.util.Optional;

/** The medians of a run. */
record Results(Map<Row, Sample> medians) {

    /** What was measured: a contender with a number of clients. */
    record Row(String contender, int clients) {}

    Optional<Sample> of(String contender, int clients) {
        return Optional.ofNullable(medians.get(new Row(contender, clients)));
    }

    /** For a terminal. */
    String table() {
        StringBuilder table = new StringBuilder("%n%-22s %8s %12s %9s %9s %12s %12s%n"
                .formatted("", "clients", "decisions/s", "p50 ms", "p99 ms", "program ms", "database ms"));
        medians.forEach((row, sample) -> table.append("%-22s %8d %,12.0f %9.1f %9.1f %12.2f %12.2f%n"
                .formatted(
                        row.contender(),
                        row.clients(),
                        sample.rate(),
                        sample.p50(),
                        sample.p99(),
                        sample.program(),
                        sample.database())));
        return table.toString();
    }
}
