package dev.kunci.portal.text;

import java.time.Duration;
import java.time.Instant;

/** How long ago something was, in one short word: "3 d". */
public final class RelativeTime {

    private static final long DAYS_OF_MONTH = 30;
    private static final long DAYS_OF_YEAR = 365;

    private RelativeTime() {}

    public static String since(Instant at, Instant now) {
        Duration gone = Duration.between(at, now);
        if (gone.compareTo(Duration.ofMinutes(1)) < 0) {
            return Texts.of("apps.ago.now");
        } else if (gone.toHours() < 1) {
            return Texts.of("apps.ago.minutes", gone.toMinutes());
        } else if (gone.toDays() < 1) {
            return Texts.of("apps.ago.hours", gone.toHours());
        } else if (gone.toDays() < 2 * DAYS_OF_MONTH) {
            return Texts.of("apps.ago.days", gone.toDays());
        } else if (gone.toDays() < 2 * DAYS_OF_YEAR) {
            return Texts.of("apps.ago.months", gone.toDays() / DAYS_OF_MONTH);
        }
        return Texts.of("apps.ago.years", gone.toDays() / DAYS_OF_YEAR);
    }
}
