package dev.kunci.review.people;

import java.util.Locale;

/** Whether a token works at this moment, and if not, why. */
public enum TokenState {
    VALID,
    /** Its operator is disabled, or must change a one-time password first. */
    PAUSED,
    EXPIRED,
    REVOKED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
