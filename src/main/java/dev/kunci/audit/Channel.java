package dev.kunci.audit;

import java.util.Locale;

/** The door through which a request came. */
public enum Channel {
    PORTAL,
    API,
    CONSOLE,
    GATEWAY,
    SYSTEM;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Channel of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
