package dev.kunci.importer;

import java.util.Locale;

/** Why an import sets another status than its file says. */
public enum WithheldStatus {
    /** It is revoked or inactive here, and a file opens nothing. */
    SHUT_HERE,
    /** It was revoked or inactive here when it was deleted. */
    SHUT_WHEN_DELETED,
    /** The API product was revoked on this key before it was removed from it, so an approver decides. */
    REVOKED_BEFORE,
    /** The key has leaked and keeps its end. */
    LEAKED,
    /** The importer counts as the one who requests it, and someone else must approve it. */
    FOUR_EYES,
    /** By the file, the API product opens more than was approved, so an approver decides. */
    WIDENED,
    /** The file says it is pending, which apps and keys cannot be: it stays revoked. */
    WAITS;

    /** The name in the audit log. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static WithheldStatus of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
