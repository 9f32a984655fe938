package dev.kunci.bench.decide;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be typed.
 *
 * @param seconds of one measurement
 * @param clients the numbers of clients that decide at the same time
 * @param reference a directory with the sources of an earlier Kunci, or a commit of this repository
 * @param without the contenders that are left out
 * @param write the directory whose performance.md gets the results; null for none
 */
record Options(
        int rounds,
        int seconds,
        List<Integer> clients,
        String reference,
        Set<String> without,
        @Nullable Path write) {

    static final String USAGE = """
            Usage: ./kunci bench decide [OPTION]...
              --rounds N                how often everything is measured (default: 3)
              --seconds N               of each measurement (default: 5)
              --clients N,N...          that decide at the same time (default: 1,4,16,64)
              --reference DIR|COMMIT    the earlier Kunci (default: 309e8f6)
              --without NAME,NAME...    leave out reference, service, keycloak, express-gateway
              --write DIR               put the results into DIR/performance.md and DIR/decisions.svg
            """;

    /** @throws IllegalArgumentException for anything else */
    static Options of(String... words) {
        Options options = new Options(3, 5, List.of(1, 4, 16, 64), "309e8f6", Set.of(), null);
        for (int i = 0; i < words.length; i += 2) {
            if (i + 1 == words.length) {
                throw new IllegalArgumentException(words[i]);
            }
            options = options.with(words[i], words[i + 1]);
        }
        return options;
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--rounds" -> new Options(number(value), seconds, clients, reference, without, write);
            case "--seconds" -> new Options(rounds, number(value), clients, reference, without, write);
            case "--clients" ->
                new Options(
                        rounds,
                        seconds,
                        Arrays.stream(value.split(",")).map(Options::number).toList(),
                        reference,
                        without,
                        write);
            case "--reference" -> new Options(rounds, seconds, clients, value, without, write);
            case "--without" -> new Options(rounds, seconds, clients, reference, Set.of(value.split(",")), write);
            case "--write" -> new Options(rounds, seconds, clients, reference, without, Path.of(value));
            default -> throw new IllegalArgumentException(option);
        };
    }

    private static int number(String value) {
        if (!value.matches("[1-9]\\d{0,3}")) {
            throw new IllegalArgumentException(value);
        }
        return Integer.parseInt(value);
    }

    int most() {
        return clients.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
