package dev.kunci.bench;

import java.util.HashMap;
import java.util.Map;

/**
 * The size and duration of a run.
 *
 * @param keys in the database
 * @param seconds of one round of one contender
 * @param decisions whose acknowledgement is timed
 */
record Settings(int keys, int seconds, int rounds, int decisions) {

    private static final String USAGE =
            "./kunci bench gateway [--keys 1000000] [--seconds 10] [--rounds 3] [--decisions 200]";

    static Settings of(String[] arguments) {
        Map<String, Integer> given =
                new HashMap<>(Map.of("--keys", 1_000_000, "--seconds", 10, "--rounds", 3, "--decisions", 200));
        for (int i = 0; i < arguments.length; i += 2) {
            if (!given.containsKey(arguments[i])
                    || i + 1 == arguments.length
                    || !arguments[i + 1].matches("[1-9]\\d{0,8}")) {
                System.err.println("Usage: " + USAGE);
                System.exit(2);
            }
            given.put(arguments[i], Integer.valueOf(arguments[i + 1]));
        }
        return new Settings(
                given.get("--keys"), given.get("--seconds"), given.get("--rounds"), given.get("--decisions"));
    }
}
