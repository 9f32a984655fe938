package dev.kunci.management.audit;

import dev.kunci.audit.AuditFilter;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.Paging;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of all audit calls: which records, and how many.
 *
 * @param expand whether to return whole records, or only their paths; true by default
 * @param timeline today, week or month; startTime and endTime take precedence
 * @param startTime milliseconds since 1970, inclusive like endTime
 * @param rows the maximum number, newest first
 */
public record AuditPeriod(
        @Nullable String expand,
        @Nullable String timeline,
        @Nullable String startTime,
        @Nullable String endTime,
        @Nullable String rows) {

    /** The last possible instant, in milliseconds: the end of the year 9999. */
    private static final long LATEST = 253_402_300_799_999L;

    boolean whole() {
        return expand == null || expand.isBlank() || Boolean.parseBoolean(expand);
    }

    int limit() {
        return Paging.count(rows, Paging.MOST);
    }

    public AuditFilter within(AuditFilter filter, Instant now) {
        Instant start = time("startTime", startTime);
        Instant end = time("endTime", endTime);
        return filter.withPeriod(
                start == null && end == null ? since(now) : start, end == null ? null : end.plusMillis(1));
    }

    private @Nullable Instant since(Instant now) {
        if (timeline == null || timeline.isBlank()) {
            return null;
        }
        return switch (timeline.strip().toLowerCase(Locale.ROOT)) {
            case "today" -> now.truncatedTo(ChronoUnit.DAYS);
            case "week" -> now.minus(Duration.ofDays(7));
            case "month" -> now.minus(Duration.ofDays(30));
            default -> throw Problems.invalid("timeline", "A timeline is today, week or month.");
        };
    }

    private static @Nullable Instant time(String name, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            long millis = Long.parseLong(text.strip());
            if (millis >= 0 && millis <= LATEST) {
                return Instant.ofEpochMilli(millis);
            }
        } catch (NumberFormatException wrong) {
            throw Problems.invalid(name, "The parameter " + name + " is a time in milliseconds since 1970.");
        }
        throw Problems.invalid(name, "The parameter " + name + " is a time in milliseconds since 1970.");
    }
}
