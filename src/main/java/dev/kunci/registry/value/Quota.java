package dev.kunci.registry.value;

import dev.kunci.shared.Refusal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many calls an app may make: {@code limit} every {@code interval} times {@code timeUnit}, all empty for no quota.
 * Numbers are strings, as in Apigee.
 */
public record Quota(String limit, String interval, String timeUnit) {

    public static final Quota NONE = new Quota("", "", "");

    /** The units of Apigee's API products, and the week, which its quota policy knows as well. */
    public static final List<String> UNITS = List.of("minute", "hour", "day", "week", "month");

    private static final Map<String, Integer> MINUTES = Map.of("minute", 1, "hour", 60, "day", 1_440, "week", 10_080);

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,14}");

    /** Missing values become empty, and without a limit all three; Edge writes the word "null" for a missing one. */
    public Quota(@Nullable String limit, @Nullable String interval, @Nullable String timeUnit) {
        this.limit = text(limit);
        this.interval = this.limit.isEmpty() ? "" : text(interval);
        this.timeUnit = this.limit.isEmpty() ? "" : text(timeUnit).toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable String value) {
        return value == null || value.equals("null") ? "" : value.strip();
    }

    /** Whether it is none, or a whole number of calls in a whole number of known units. */
    public boolean isWellFormed() {
        return wrong() == null;
    }

    /** @throws Refusal.Invalid saying which of the three is missing or not a positive whole number */
    public void check() {
        String wrong = wrong();
        if (wrong != null) {
            throw new Refusal.Invalid("refusal.product.quota." + wrong);
        }
    }

    private @Nullable String wrong() {
        if (equals(NONE)) {
            return null;
        }
        if (!NUMBER.matcher(limit).matches()) {
            return "limit";
        }
        if (!NUMBER.matcher(interval).matches()) {
            return "interval";
        }
        return UNITS.contains(timeUnit) ? null : "unit";
    }

    /** Whether it allows more calls than the other one; also true if their periods cannot be compared. */
    public boolean allowsMoreThan(Quota other) {
        if (equals(other) || other.equals(NONE)) {
            return false;
        }
        if (!isWellFormed() || !other.isWellFormed() || !time().equals(other.time())) {
            return true;
        }
        return Long.parseLong(limit) > Long.parseLong(other.limit);
    }

    /** Equal for periods of the same length; months have no fixed length. */
    private String time() {
        Integer minutes = MINUTES.get(timeUnit);
        return minutes == null
                ? interval + " " + timeUnit
                : BigInteger.valueOf(minutes).multiply(new BigInteger(interval)).toString();
    }

    /** In one line for the audit log: {@code 100 / 1 minute}. */
    public String line() {
        return equals(NONE) ? "" : limit + " / " + interval + " " + timeUnit;
    }
}
