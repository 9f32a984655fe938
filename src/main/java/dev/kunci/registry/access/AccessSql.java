package dev.kunci.registry.access;

import dev.kunci.registry.value.Level;

/**
 * The rule of effective access in SQL statements: calls of the functions {@code access_open} and {@code gate_shut},
 * which contain the rule. The aliases are those of the statements: {@code d} and {@code g} for the owner, {@code a} for
 * the app, {@code c} for the key and {@code o} for the grant.
 */
public final class AccessSql {

    private static final String OWNER = "coalesce(d.status, g.status)";
    private static final String APP = "a.status";
    private static final String KEY = "c.status";
    private static final String EXPIRY = "c.expires_at";
    private static final String GRANT = "o.status";

    private static final String ACTIVE = "'active'";
    private static final String APPROVED = "'approved'";
    private static final String NEVER = "null";

    /** Whether calls pass through this grant. */
    public static final String OPEN = open(OWNER, APP, KEY, EXPIRY, GRANT);

    /** Whether the gates above the products of a key are open. */
    public static final String KEY_OPEN = open(OWNER, APP, KEY, EXPIRY, APPROVED);

    /** The first shut gate above the products of a key, null if all are open. */
    public static final String KEY_SHUT = shut(OWNER, APP, KEY, EXPIRY);

    /** The first shut gate above the keys of an app, null if both are open. */
    public static final String APP_SHUT = shut(OWNER, APP, APPROVED, NEVER);

    /** Whether an app's own gate is open. */
    public static final String APP_OPEN = open(ACTIVE, APP, APPROVED, NEVER, APPROVED);

    /** Whether a key's own gate is open, its expiry aside. */
    public static final String KEY_APPROVED = open(ACTIVE, APPROVED, KEY, NEVER, APPROVED);

    /** Whether a key's own two gates are open. */
    public static final String KEY_CURRENT = open(ACTIVE, APPROVED, KEY, EXPIRY, APPROVED);

    private AccessSql() {}

    /** Whether a key passes for at least one product. */
    public static String keyPasses() {
        return keyPasses(OWNER);
    }

    /** @param owner an expression for the status of the owner */
    public static String keyPasses(String owner) {
        return passes(owner, APP);
    }

    /** Whether a key passes for at least one product, if the gates of owner and app are ignored. */
    public static String keyPassesItself() {
        return passes(ACTIVE, APPROVED);
    }

    /** Whether calls would pass by this grant if the gate of this level were open. */
    public static String openApartFrom(Level level) {
        return switch (level) {
            case DEVELOPER, APP_GROUP -> open(ACTIVE, APP, KEY, EXPIRY, GRANT);
            case APP -> open(OWNER, APPROVED, KEY, EXPIRY, GRANT);
            case CREDENTIAL -> open(OWNER, APP, APPROVED, EXPIRY, GRANT);
            case GRANT -> open(OWNER, APP, KEY, EXPIRY, APPROVED);
        };
    }

    /** Whether an owner's own gate is open. */
    public static String ownerOpen(String status) {
        return open(status, APPROVED, APPROVED, NEVER, APPROVED);
    }

    private static String passes(String owner, String app) {
        return "(" + open(owner, app, KEY, EXPIRY, APPROVED)
                + " and exists (select 1 from product_grant held where held.organization_id = c.organization_id"
                + " and held.credential_id = c.id and "
                + open(ACTIVE, APPROVED, APPROVED, NEVER, "held.status") + "))";
    }

    private static String open(String owner, String app, String key, String expiry, String grant) {
        return "access_open(%s, %s, %s, %s, %s, now())".formatted(owner, app, key, expiry, grant);
    }

    private static String shut(String owner, String app, String key, String expiry) {
        return "gate_shut(%s, %s, %s, %s, %s, now())".formatted(owner, app, key, expiry, APPROVED);
    }
}
