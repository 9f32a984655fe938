package dev.kunci.operators;

import java.util.Locale;

/** What a membership lets a person do in one organization; every role includes viewer. */
public enum Role {
    VIEWER,
    APPROVER,
    EDITOR,
    AUDITOR,
    ADMIN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
