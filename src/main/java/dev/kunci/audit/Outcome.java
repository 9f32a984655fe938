package dev.kunci.audit;

import java.util.Locale;

/** Whether what was asked for happened. */
public enum Outcome {
    DONE,
    REFUSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
