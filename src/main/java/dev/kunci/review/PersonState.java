package dev.kunci.review;

import java.util.Locale;

/** Whether a member can act at this moment, and if not, why. */
public enum PersonState {
    /** Can sign in, or act by token. */
    ACTIVE,
    /** Has to change a one-time password first. */
    ONE_TIME,
    /** Is shut out. */
    DISABLED;

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
