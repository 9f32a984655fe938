package dev.kunci.review.people;

import java.util.Locale;

/** Whether a token opens anything at this moment, and if not, why. */
public enum TokenState {
    VALID,
    /** Whom it acts as is shut out, or has to change a one-time password first. */
    PAUSED,
    EXPIRED,
    REVOKED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
