package dev.kunci.audit;

import java.util.Locale;

/** The door through which something was asked for. */
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
