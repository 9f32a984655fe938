package dev.kunci.importer;

import java.util.Locale;

/** Why an import gives something another status than its file. */
public enum WithheldStatus {
    /** It stands shut here, and a file opens nothing. */
    SHUT_HERE,
    /** It was shut here when it was deleted. */
    SHUT_WHEN_DELETED,
    /** The API product was revoked on this key before it was taken off it, so that an approver decides. */
    REVOKED_BEFORE,
    /** The key has leaked, and ends when it was to. */
    LEAKED,
    /** The importer asks for it, and another person approves it. */
    FOUR_EYES,
    /** The file lets the API product open more than was approved, so that an approver decides. */
    WIDENED,
    /** The file says that it waits, which apps and keys do not: it is kept shut. */
    WAITS;

    /** As the record names it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static WithheldStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
