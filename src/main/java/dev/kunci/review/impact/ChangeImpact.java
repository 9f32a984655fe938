package dev.kunci.review.impact;

import dev.kunci.registry.value.Level;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Determines what else looks different after a change, so that open pages know whether to read again. */
@Service
@Transactional(readOnly = true)
public class ChangeImpact {

    /** Beyond this number, everybody is told. */
    public static final int MOST = 5_000;

    /**
     * Each way from a change to an app uses an index of its own, in its order, so that an owner of very many apps does
     * not make the planner prefer a full scan.
     */
    private static final String SQL = """
            with touched as (
              select id, developer_id, app_group_id from app where organization_id = :organization and id = any(:ids)
              union (select id, developer_id, app_group_id from app
                where organization_id = :organization and developer_id = any(:ids) order by developer_id limit :most)
              union (select id, developer_id, app_group_id from app
                where organization_id = :organization and app_group_id = any(:ids) order by app_group_id limit :most)
              union select a.id, a.developer_id, a.app_group_id from credential c
                join app a on a.organization_id = c.organization_id and a.id = c.app_id
                where c.organization_id = :organization and c.id = any(:ids)
              union select a.id, a.developer_id, a.app_group_id from product_grant g
                join credential c on c.organization_id = g.organization_id and c.id = g.credential_id
                join app a on a.organization_id = c.organization_id and a.id = c.app_id
                where g.organization_id = :organization and g.id = any(:ids)
              limit :most)
            select id from touched union select developer_id from touched union select app_group_id from touched
            union select g.product_id from product_grant g where g.organization_id = :organization and g.id = any(:ids)
            """.replace(":most", String.valueOf(MOST));

    private static final Map<String, String> LISTED = Map.of(
            Level.APP.code(),
            Level.APP.table(),
            Level.DEVELOPER.code(),
            Level.DEVELOPER.table(),
            Level.APP_GROUP.code(),
            Level.APP_GROUP.table(),
            "product",
            "api_product");

    private final JdbcClient jdbc;

    ChangeImpact(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The apps, their owners and the API products that these changes touch, including the changed objects. Returns only
     * ids, so no permission is checked.
     *
     * @param subjects of developers, app groups, apps, credentials, grants and API products
     */
    public Set<UUID> of(UUID organization, Collection<UUID> subjects) {
        Set<UUID> touched = new HashSet<>(subjects);
        touched.addAll(jdbc.sql(SQL)
                .param("organization", organization)
                .param("ids", subjects.toArray(UUID[]::new))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list());
        touched.remove(null);
        return touched;
    }

    /** Whether the number of rows of lists may have changed: one of these is new, or deleted. */
    public boolean countsAnew(UUID organization, Map<String, Set<UUID>> subjects) {
        Map<String, Set<UUID>> listed = new HashMap<>(subjects);
        listed.keySet().retainAll(LISTED.keySet());
        if (listed.isEmpty()) {
            return false;
        }
        Map<String, Object> params = new HashMap<>(Map.of("organization", organization));
        listed.forEach((kind, ids) -> params.put(LISTED.getOrDefault(kind, kind), ids.toArray(UUID[]::new)));
        String known = listed.keySet().stream()
                .map(kind -> LISTED.getOrDefault(kind, kind))
                .map(table -> "select id from " + table + " where organization_id = :organization and id = any(:"
                        + table + ") and created_at < now() - interval '1 minute'")
                .collect(Collectors.joining(" union all "));
        int old = jdbc.sql("select count(*) from (" + known + ") as known")
                .params(params)
                .query(Integer.class)
                .single();
        return listed.values().stream().mapToInt(Set::size).sum() > old;
    }
}
