package dev.kunci.registry;

import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many calls an app may make: {@code limit} every {@code interval} times {@code timeUnit}, all empty for no quota.
 * Numbers are texts, as they are in Apigee.
 */
public record Quota(String limit, String interval, String timeUnit) {

    public static final Quota NONE = new Quota("", "", "");

    public static final List<String> UNITS = List.of("minute", "hour", "day", "month");

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,14}");

    /** Takes what is missing as empty; Edge writes the word "null" for it. */
    public Quota(@Nullable String limit, @Nullable String interval, @Nullable String timeUnit) {
        this.limit = text(limit);
        this.interval = text(interval);
        this.timeUnit = text(timeUnit);
    }

    private static String text(@Nullable String value) {
        return value == null || value.equals("null") ? "" : value.strip();
    }

    /** @throws Refusal.Invalid saying which of the three is missing or no positive whole number */
    void check() {
        if (equals(NONE)) {
            return;
        }
        if (!NUMBER.matcher(limit).matches()) {
            throw new Refusal.Invalid("refusal.product.quota.limit");
        }
        if (!NUMBER.matcher(interval).matches()) {
            throw new Refusal.Invalid("refusal.product.quota.interval");
        }
        if (!UNITS.contains(timeUnit)) {
            throw new Refusal.Invalid("refusal.product.quota.unit");
        }
    }

    /** In one line for the record: {@code 100 / 1 minute}. */
    String line() {
        return equals(NONE) ? "" : limit + " / " + interval + " " + timeUnit;
    }
}
