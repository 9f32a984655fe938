package dev.kunci.audit;

import java.util.Locale;

/** Whether the action was done or refused. */
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
