package dev.kunci.audit;

import java.util.Locale;
import java.util.UUID;

/** One thing whose records are asked for: those about itself and about what belongs to it. */
public record AuditScope(Kind kind, UUID id) {

    /** The things that have a history of their own. */
    public enum Kind {
        /** A developer or an app group, with its apps and their keys. */
        OWNER("owner_id"),
        /** An app, with its keys and the products on them. */
        APP("app_id"),
        /** An API product, with the places where it is on a key. */
        PRODUCT("product_id"),
        /** An operator: what was done to their account and membership, and their sign-ins. */
        PERSON("subject_id");

        private final String column;

        Kind(String column) {
            this.column = column;
        }

        String column() {
            return column;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Kind of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public static AuditScope owner(UUID id) {
        return new AuditScope(Kind.OWNER, id);
    }

    public static AuditScope app(UUID id) {
        return new AuditScope(Kind.APP, id);
    }

    public static AuditScope product(UUID id) {
        return new AuditScope(Kind.PRODUCT, id);
    }

    public static AuditScope person(UUID id) {
        return new AuditScope(Kind.PERSON, id);
    }
}
