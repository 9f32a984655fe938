package dev.kunci.review;

/**
 * The rule of effective access in SQL, for lists, their filters and their counts. The aliases are those of its queries: d
 * and g for the owner, a for the app, c for the key.
 */
public final class AccessSql {

    public static final String OWNER = "coalesce(d.status, g.status) = 'active'";

    public static final String APP = "a.status = 'approved'";

    private static final String CURRENT = "(c.expires_at is null or c.expires_at > now())";

    /** Whether a key passes for at least one product, as far as it depends on the key. */
    public static final String KEY = "(c.status = 'approved' and " + CURRENT
            + " and exists (select 1 from product_grant held where held.organization_id = c.organization_id"
            + " and held.credential_id = c.id and held.status = 'approved'))";

    /** The first shut gate above a product on a key, null where all are open. */
    public static final String SHUT = "case when not " + OWNER + " then 'owner' when not (" + APP
            + ") then 'app' when c.status <> 'approved' then 'credential' when not " + CURRENT + " then 'expiry' end";

    /** What keeps every key of an app from passing: as above, or no key has an approved product. */
    public static final String APP_SHUT = "case when not " + OWNER + " then 'owner' when not (" + APP
            + ") then 'app' when k.keys = 0 or k.open > 0 then null when k.approved = 0 then 'credential'"
            + " when k.current = 0 then 'expiry' else 'grant' end";

    /** The keys of an app, counted: all, approved, of these not expired, and those that pass as far as it depends on them. */
    public static final String KEYS =
            "select count(*) as keys, count(*) filter (where c.status = 'approved') as approved,"
                    + " count(*) filter (where c.status = 'approved' and " + CURRENT + ") as current,"
                    + " count(*) filter (where " + KEY + ") as open"
                    + " from credential c where c.organization_id = a.organization_id and c.app_id = a.id";

    private static final String OF_APP =
            "select 1 from credential c where c.organization_id = a.organization_id and c.app_id = a.id";

    private static final String ACTIVE =
            "not exists (select 1 from developer d where d.organization_id = a.organization_id"
                    + " and d.id = a.developer_id and d.status <> 'active') and not exists (select 1 from app_group g"
                    + " where g.organization_id = a.organization_id and g.id = a.app_group_id and g.status <> 'active')";

    private static final String OPEN = APP + " and " + ACTIVE + " and exists (" + OF_APP + " and " + KEY + ")";

    private AccessSql() {}

    /** The condition under which an app stands so. */
    public static String app(AccessState state) {
        return switch (state) {
            case ALLOWED -> OPEN + " and not exists (" + OF_APP + " and not " + KEY + ")";
            case PARTLY -> OPEN + " and exists (" + OF_APP + " and not " + KEY + ")";
            case BLOCKED -> "not (" + OPEN + ")";
        };
    }
}
