package dev.kunci.registry.value;

import java.util.Locale;

/** The position of one gate: owners are active or inactive, everything below approved, revoked or (grants) pending. */
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
