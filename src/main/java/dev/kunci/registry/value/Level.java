package dev.kunci.registry.value;

import dev.kunci.shared.Refusal;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The kinds of things that have a status, in the order in which gates are checked and rows are locked. */
public enum Level {
    DEVELOPER,
    APP_GROUP,
    APP,
    CREDENTIAL,
    GRANT;

    public boolean owner() {
        return this == DEVELOPER || this == APP_GROUP;
    }

    /** The possible statuses at this level. */
    public Set<Status> statuses() {
        return switch (this) {
            case DEVELOPER, APP_GROUP -> EnumSet.of(Status.ACTIVE, Status.INACTIVE);
            case APP, CREDENTIAL -> EnumSet.of(Status.APPROVED, Status.REVOKED);
            case GRANT -> EnumSet.of(Status.APPROVED, Status.REVOKED, Status.PENDING);
        };
    }

    /** The name in the audit log and the feed. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The refusal for something of this level that is not there. */
    public Refusal.NotFound unknown() {
        return new Refusal.NotFound("refusal.unknown." + code().replace("-", ""));
    }

    /** Where the things of this level are kept; each row has its {@code id} and {@code organization_id}. */
    public String table() {
        return this == GRANT ? "product_grant" : code().replace('-', '_');
    }
}
