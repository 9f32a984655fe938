package dev.kunci.audit;

import java.util.Locale;
import java.util.UUID;

/** An object whose records are asked for: those about the object itself and about what belongs to it. */
public record AuditScope(Kind kind, UUID id) {

    /** The kinds of objects that have a history of their own. */
    public enum Kind {
        /** A developer or an app group, with its apps and their keys. */
        OWNER("owner_id"),
        /** An app, with its keys and their products. */
        APP("app_id"),
        /** An API product, including on the keys that hold it. */
        PRODUCT("product_id"),
        /** An operator: changes of the account and memberships, and sign-ins. */
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
