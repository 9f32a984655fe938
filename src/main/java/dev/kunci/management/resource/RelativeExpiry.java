package dev.kunci.management.resource;

import dev.kunci.management.dialect.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Converts a lifetime to an instant. */
public final class RelativeExpiry {

    /** The longest lifetime that the database can store. */
    private static final Duration LONGEST = Duration.ofDays(365_000);

    private RelativeExpiry() {}

    /**
     * @param seconds null, 0 or -1 for never
     * @return null for never
     */
    public static @Nullable Instant seconds(@Nullable Long seconds, Instant now) {
        if (seconds == null || seconds == 0 || seconds == -1) {
            return null;
        }
        return in(seconds > LONGEST.toSeconds() ? LONGEST.plusSeconds(1) : Duration.ofSeconds(seconds), now);
    }

    /**
     * @param millis since 1970; null, 0 or -1 for never
     * @return null for never
     */
    public static @Nullable Instant at(@Nullable Long millis, Instant now) {
        return millis == null || millis == 0 || millis == -1
                ? null
                : in(Duration.between(now, Instant.ofEpochMilli(millis)), now);
    }

    /** @return that instant, with the precision of the database */
    static Instant in(Duration time, Instant now) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw Problems.invalid(
                    "expiry", "A key ends after a time of at most 1,000 years, or never (-1 or left out).");
        }
        return now.plus(time).truncatedTo(ChronoUnit.MICROS);
    }
}
