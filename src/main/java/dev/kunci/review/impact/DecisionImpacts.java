package dev.kunci.review.impact;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Foresees what a decision on many things would stop or let pass, in one query however many they are. */
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
            where a.organization_id = :organization and %2$s in (select id from changing)
              and (c.expires_at is null or c.expires_at > now()) and %3$s
            """;

    private static final Map<Level, Gate> GATES = new EnumMap<>(Map.of(
            Level.DEVELOPER, new Gate("developer", "d.id", "coalesce(d.status, g.status) = 'active'"),
            Level.APP_GROUP, new Gate("app_group", "g.id", "coalesce(d.status, g.status) = 'active'"),
            Level.APP, new Gate("app", "a.id", "a.status = 'approved'"),
            Level.CREDENTIAL, new Gate("credential", "c.id", "c.status = 'approved'"),
            Level.GRANT, new Gate("product_grant", "o.id", "o.status = 'approved'")));

    private final JdbcClient jdbc;
    private final Permissions permissions;

    DecisionImpacts(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /** Where a level is kept, and what is true of it when its gate is open. */
    private record Gate(String table, String id, String open) {}

    /**
     * @param result the status they would get
     * @throws dev.kunci.shared.Refusal.Forbidden for somebody who is no member
     */
    public DecisionImpact of(Actor actor, UUID organization, Level level, Status result, Collection<UUID> ids) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Gate own = gate(level);
        return jdbc.sql(SQL.formatted(own.table(), own.id(), open(own, result)))
                .param("organization", organization)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .param("result", result.code())
                .query(DecisionImpact.class)
                .single();
    }

    /** Shutting counts what passes now; opening what nothing else keeps from passing. */
    private static String open(Gate own, Status result) {
        return Arrays.stream(Level.values())
                .map(DecisionImpacts::gate)
                .map(Gate::open)
                .distinct()
                .filter(open -> !result.open() || !open.equals(own.open()))
                .collect(Collectors.joining(" and "));
    }

    private static Gate gate(Level level) {
        Gate gate = GATES.get(level);
        if (gate == null) {
            throw new IllegalArgumentException(level + " has no gate");
        }
        return gate;
    }
}
