package dev.kunci.review.queue;

import java.time.Duration;

/** The minimum age of a request, as a filter offers it. */
public enum PendingAge {
    DAY("1d", Duration.ofDays(1)),
    THREE_DAYS("3d", Duration.ofDays(3)),
    WEEK("7d", Duration.ofDays(7)),
    MONTH("30d", Duration.ofDays(30));

    private final String code;
    private final Duration least;

    PendingAge(String code, Duration least) {
        this.code = code;
        this.least = least;
    }

    public String code() {
        return code;
    }

    Duration least() {
        return least;
    }
}
