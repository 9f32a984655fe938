package dev.kunci.registry;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** One thing with all that hangs on it, locked from the owner down, so that nothing is added while it goes. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Subtree {

    private static final Map<Level, String> PARENTS = new EnumMap<>(Map.of(
            Level.APP, "developer_id = any(:ids::uuid[]) or app_group_id = any(:ids::uuid[])",
            Level.CREDENTIAL, "app_id = any(:ids::uuid[])",
            Level.GRANT, "credential_id = any(:ids::uuid[])"));

    /** A key that does not pass today, through whichever gate, shall not pass by being deleted and imported again. */
    private static final String REMEMBER_KEYS = """
            update consumer_key k set last_status = case when c.status = 'approved' and a.status = 'approved'
              and coalesce(d.status, g.status) = 'active' and (c.expires_at is null or c.expires_at > now())
              then 'approved' else 'revoked' end
            from credential c
            join app a on a.organization_id = c.organization_id and a.id = c.app_id
            left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
            left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            where c.organization_id = :organization and c.id = any(:ids::uuid[])
              and k.organization_id = c.organization_id and k.key_hash = c.key_hash""";

    private static final String REMEMBER_GRANTS = """
            insert into revoked_grant
            select o.organization_id, c.key_hash, p.name from product_grant o
            join credential c on c.organization_id = o.organization_id and c.id = o.credential_id
            join api_product p on p.organization_id = o.organization_id and p.id = o.product_id
            where o.organization_id = :organization and o.id = any(:ids::uuid[]) and o.status = 'revoked'
            on conflict do nothing""";

    private final JdbcClient jdbc;

    Subtree(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return what there is with its status, from the top down; empty where there is no such thing */
    Map<Target, Status> lock(Target top) {
        UUID organization = top.organization();
        if (top.level() == Level.CREDENTIAL) {
            lockAppOf(top);
        }
        Map<Target, Status> all =
                new LinkedHashMap<>(rows(organization, top.level(), "id = any(:ids::uuid[])", List.of(top.id())));
        Map<Target, Status> above = Map.copyOf(all);
        for (Level level : List.of(Level.APP, Level.CREDENTIAL, Level.GRANT)) {
            if (level.compareTo(top.level()) > 0) {
                List<UUID> ids = above.keySet().stream().map(Target::id).toList();
                above = rows(organization, level, Objects.requireNonNull(PARENTS.get(level)), ids);
                all.putAll(above);
            }
        }
        return all;
    }

    /** The list of apps is found by the hints of keys, so that a key that goes touches its app as well. */
    private void lockAppOf(Target credential) {
        jdbc.sql(
                        "select id from app where organization_id = :organization and id ="
                                + " (select app_id from credential where organization_id = :organization and id = :id) for update")
                .param("organization", credential.organization())
                .param("id", credential.id())
                .query()
                .listOfRows();
    }

    /** @return the name of the product, empty where there is no such product */
    Optional<String> lockProduct(UUID organization, UUID product) {
        return jdbc.sql("select name from api_product where organization_id = ? and id = ? for update")
                .params(organization, product)
                .query(String.class)
                .optional();
    }

    Map<Target, Status> grantsOf(UUID organization, UUID product) {
        return rows(organization, Level.GRANT, "product_id = any(:ids::uuid[])", List.of(product));
    }

    private Map<Target, Status> rows(UUID organization, Level level, String which, List<UUID> ids) {
        Map<Target, Status> rows = new LinkedHashMap<>();
        jdbc.sql("select id, status from " + level.table() + " where organization_id = :organization and (" + which
                        + ") order by id for update")
                .param("organization", organization)
                .param("ids", texts(ids))
                .query(rs -> {
                    Target target = new Target(organization, level, rs.getObject("id", UUID.class));
                    rows.put(target, Status.of(rs.getString("status")));
                });
        return rows;
    }

    /** Deletes from the bottom up; what was shut is remembered, should it ever come back. */
    void delete(UUID organization, Collection<Target> doomed) {
        for (Level level : List.of(Level.GRANT, Level.CREDENTIAL, Level.APP, Level.APP_GROUP, Level.DEVELOPER)) {
            String[] ids = texts(doomed.stream()
                    .filter(gone -> gone.level() == level)
                    .map(Target::id)
                    .toList());
            if (ids.length == 0) {
                continue;
            }
            if (level == Level.GRANT) {
                statement(REMEMBER_GRANTS, organization, ids);
            } else if (level == Level.CREDENTIAL) {
                statement(REMEMBER_KEYS, organization, ids);
            }
            statement(
                    "delete from " + level.table() + " where organization_id = :organization and id = any(:ids::uuid[])",
                    organization,
                    ids);
        }
    }

    private void statement(String sql, UUID organization, String[] ids) {
        jdbc.sql(sql).param("organization", organization).param("ids", ids).update();
    }

    private static String[] texts(List<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }
}
