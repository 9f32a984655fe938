package dev.kunci.importer;

import java.util.Locale;

/** What an import can bring; the order is the one in which it is stored. */
public enum ImportKind {
    DEVELOPER,
    APP_GROUP,
    PRODUCT,
    APP,
    CREDENTIAL,
    GRANT;

    /** As the record and the feed name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ImportKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
