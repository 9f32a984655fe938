package dev.kunci.approval;

import java.time.Duration;

/** How long a leaked key goes on beside the one that replaces it. */
public enum Overlap {
    NONE(Duration.ZERO),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7));

    private final Duration time;

    Overlap(Duration time) {
        this.time = time;
    }

    Duration time() {
        return time;
    }
}
