package dev.kunci.review.people;

import java.util.Locale;

/** Whether a member can act at this moment, and if not, why; or that it is none yet. */
public enum PersonState {
    /** Can sign in, or act by token. */
    ACTIVE,
    /** Has to change a one-time password first. */
    ONE_TIME,
    /** Is shut out. */
    DISABLED,
    /** Has an account elsewhere and has not answered yet. */
    INVITED,
    /** Has not answered in time. */
    INVITATION_OVER;

    /** Whether this is no member but an invitation, of which nothing is known but what was typed. */
    public boolean invitation() {
        return this == INVITED || this == INVITATION_OVER;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
