package dev.kunci.registry.definition;

import java.util.Locale;

/** What it takes to make a manual API product that keys hold open more than its approvers approved. */
public enum WideningRule {
    /** The approver role for the product. */
    APPROVER,
    /** Nothing beforehand, but what was approved waits for an approver again. */
    PENDING;

    /** As the database and the record name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static WideningRule of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
