package dev.kunci.registry.definition;

import java.util.Locale;

/** What it takes to let a manual API product that keys hold open more than its approvers approved. */
public enum WideningRule {
    /** The approver role for the product. */
    APPROVER,
    /** Nothing beforehand, but approved grants wait for an approver again. */
    PENDING;

    /** The name in the database and the audit log. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static WideningRule of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
