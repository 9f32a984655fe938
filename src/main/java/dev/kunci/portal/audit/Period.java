package dev.kunci.portal.audit;

import java.time.LocalDate;
import java.util.Locale;

/** A number of days, counted from the day on which a URL is opened, so that a link to "today" still works tomorrow. */
enum Period {
    TODAY(1),
    WEEK(7),
    MONTH(30);

    private final int days;

    Period(int days) {
        this.days = days;
    }

    /** The first day; the last one is today. */
    LocalDate from(LocalDate today) {
        return today.minusDays(days - 1L);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Period of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
