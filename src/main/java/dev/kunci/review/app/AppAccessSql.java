package dev.kunci.review.app;

import dev.kunci.registry.access.AccessSql;
import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessState;
import java.util.List;
import java.util.stream.Stream;

/** Effective access in the list of apps: the rule of {@link AccessSql}, counted over the keys of an app. */
final class AppAccessSql {

    private static final String OF_APP =
            " from credential c where c.organization_id = a.organization_id and c.app_id = a.id";

    /** The keys of an app, counted: all, approved, of these not expired, and those that pass. */
    static final String KEYS = "select count(*) as keys, count(*) filter (where " + AccessSql.KEY_APPROVED
            + ") as approved, count(*) filter (where " + AccessSql.KEY_CURRENT + ") as current, count(*) filter (where "
            + AccessSql.keyPasses() + ") as open" + OF_APP;

    /** The gate that blocks every key; null if one passes or there is none. {@code k} are the {@link #KEYS}. */
    static final String SHUT = "coalesce(" + AccessSql.APP_SHUT + ", case when k.keys = 0 or k.open > 0 then null"
            + " when k.approved = 0 then 'credential' when k.current = 0 then 'expiry' else 'grant' end)";

    private static final String OWNER_OPEN =
            "not exists (select 1 from developer d where d.organization_id = a.organization_id and d.id = a.developer_id"
                    + " and not " + AccessSql.ownerOpen("d.status")
                    + ") and not exists (select 1 from app_group g where g.organization_id = a.organization_id"
                    + " and g.id = a.app_group_id and not " + AccessSql.ownerOpen("g.status") + ")";

    private static final String A_KEY_PASSES =
            "exists (select 1" + OF_APP + " and " + AccessSql.keyPassesItself() + ")";

    private static final String A_KEY_IS_SHUT =
            "exists (select 1" + OF_APP + " and not " + AccessSql.keyPassesItself() + ")";

    private static final String OPEN = AccessSql.APP_OPEN + " and " + OWNER_OPEN + " and " + A_KEY_PASSES;

    private static final String SHUT_ITSELF = "a.status = '" + Status.REVOKED.code() + "'";

    private static final String OF_SHUT_OWNER = AccessSql.APP_OPEN
            + " and a.%1$s_id in (select o.id from %1$s o where o.organization_id = :organization and not "
            + AccessSql.ownerOpen("o.status") + ")";

    /** Apps that a gate above their keys blocks, found by indexes; an app meets one of these only. */
    static final List<String> SHUT_ABOVE =
            List.of(SHUT_ITSELF, OF_SHUT_OWNER.formatted("developer"), OF_SHUT_OWNER.formatted("app_group"));

    private AppAccessSql() {}

    /**
     * Conditions that together are the one of this access, and of which an app meets one only. For counting, the first
     * ones are found by indexes.
     */
    static List<String> parts(AccessState state) {
        return state == AccessState.BLOCKED
                ? Stream.concat(
                                SHUT_ABOVE.stream(),
                                Stream.of(AccessSql.APP_OPEN + " and " + OWNER_OPEN + " and not " + A_KEY_PASSES))
                        .toList()
                : List.of(condition(state));
    }

    /** The condition under which an app has this access. */
    static String condition(AccessState state) {
        return switch (state) {
            case ALLOWED -> OPEN + " and not " + A_KEY_IS_SHUT;
            case PARTLY -> OPEN + " and " + A_KEY_IS_SHUT;
            case BLOCKED -> "not (" + OPEN + ")";
        };
    }
}
