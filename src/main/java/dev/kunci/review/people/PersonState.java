package dev.kunci.review.people;

import java.util.Locale;

/** Whether a member can act at this moment, and if not, why; or that it is an invitation. */
public enum PersonState {
    /** Can sign in, or act by token. */
    ACTIVE,
    /** Must change a one-time password first. */
    ONE_TIME,
    /** Is disabled. */
    DISABLED,
    /** Has an account elsewhere and has not answered yet. */
    INVITED,
    /** Has not answered in time. */
    INVITATION_OVER;

    /** Whether this is an invitation and not a member; nothing is known about it but the address. */
    public boolean invitation() {
        return this == INVITED || this == INVITATION_OVER;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
