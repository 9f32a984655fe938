package dev.kunci.approval;

import java.time.Duration;

/** How long a leaked key stays valid beside its replacement. */
public enum GracePeriod {
    NONE(Duration.ZERO),
    HOUR(Duration.ofHours(1)),
    DAY(Duration.ofDays(1)),
    WEEK(Duration.ofDays(7));

    private final Duration time;

    GracePeriod(Duration time) {
        this.time = time;
    }

    Duration time() {
        return time;
    }
}
