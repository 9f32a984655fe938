package dev.kunci.registry.value;

import java.util.Locale;

/** Whether an API product added to a key waits for an approver. */
public enum ApprovalType {
    AUTO,
    MANUAL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    public static ApprovalType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The status of a new grant. */
    public Status firstStatus() {
        return this == AUTO ? Status.APPROVED : Status.PENDING;
    }
}
