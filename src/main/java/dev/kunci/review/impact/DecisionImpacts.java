package dev.kunci.review.impact;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.access.AccessSql;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Computes what a bulk decision would stop or allow, in one query however many objects there are. */
@Service
@Transactional(readOnly = true)
public class DecisionImpacts {

    private static final String SQL = """
            with target as (select id, status from %1$s where organization_id = :organization and id = any(:ids::uuid[])),
              changing as (select id from target where status <> :result)
            select (select count(*) from changing) as changing,
              (select count(*) from target where status = :result) as already,
              count(distinct c.id) as keys, count(distinct coalesce(a.developer_id, a.app_group_id)) as owners
            from app a
            left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
            left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            join credential c on c.organization_id = a.organization_id and c.app_id = a.id
            join product_grant o on o.organization_id = c.organization_id and o.credential_id = c.id
            where a.organization_id = :organization and %2$s in (select id from changing) and %3$s
            """;

    /** The objects decided on, in the aliases of the statement. */
    private static final Map<Level, String> IDS = new EnumMap<>(Map.of(
            Level.DEVELOPER, "d.id",
            Level.APP_GROUP, "g.id",
            Level.APP, "a.id",
            Level.CREDENTIAL, "c.id",
            Level.GRANT, "o.id"));

    private final JdbcClient jdbc;
    private final Permissions permissions;

    DecisionImpacts(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * For shutting, counts what passes now; for opening, what nothing else blocks.
     *
     * @param result the status they would get
     * @throws dev.kunci.shared.Refusal.Forbidden unless the actor is a member
     */
    public DecisionImpact of(Actor actor, UUID organization, Level level, Status result, Collection<UUID> ids) {
        permissions.of(actor, organization).require(Role.VIEWER);
        String passes = result.open() ? AccessSql.openApartFrom(level) : AccessSql.OPEN;
        return jdbc.sql(SQL.formatted(level.table(), IDS.get(level), passes))
                .param("organization", organization)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("result", result.code())
                .query(DecisionImpact.class)
                .single();
    }
}
