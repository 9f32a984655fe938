package dev.kunci.registry.value;

import java.util.Locale;

/**
 * The state of one gate: owners are active or inactive; apps, keys and grants are approved, revoked or (grants only)
 * pending.
 */
public enum Status {
    PENDING,
    APPROVED,
    REVOKED,
    ACTIVE,
    INACTIVE;

    /** Whether this gate lets a call pass. */
    public boolean open() {
        return this == APPROVED || this == ACTIVE;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that is no status */
    public static Status of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
