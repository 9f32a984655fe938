package dev.kunci.importer;

import java.util.Locale;

/** What an import can contain, in the order in which it is stored. */
public enum ImportKind {
    DEVELOPER,
    APP_GROUP,
    PRODUCT,
    APP,
    CREDENTIAL,
    GRANT;

    /** The name in the audit log and the feed. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ImportKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
