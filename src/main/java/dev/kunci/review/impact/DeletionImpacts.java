package dev.kunci.review.impact;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.access.AccessSql;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Computes what a deletion would end, so that nobody deletes without knowing what stops working. */
@Service
@Transactional(readOnly = true)
public class DeletionImpacts {

    private static final String COUNTS = """
            select count(distinct a.id) as apps, count(distinct c.id) as keys,
              count(distinct c.id) filter (where %s) as passing,
              count(distinct o.id) filter (where o.status = 'pending') as pending,
              (select count(*) from membership_product m
                where m.organization_id = :organization and m.product_id = :id) as approvers
            from app a
            left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
            left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            left join credential c on c.organization_id = a.organization_id and c.app_id = a.id
            left join product_grant o on o.organization_id = c.organization_id and o.credential_id = c.id
            where a.organization_id = :organization and\s""".formatted(AccessSql.OPEN);

    private static final Map<Level, String> BELOW = Map.of(
            Level.DEVELOPER, "a.developer_id = :id",
            Level.APP_GROUP, "a.app_group_id = :id",
            Level.APP, "a.id = :id",
            Level.CREDENTIAL, "c.id = :id",
            Level.GRANT, "o.id = :id");

    private final JdbcClient jdbc;
    private final Permissions permissions;

    DeletionImpacts(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /** @throws dev.kunci.shared.Refusal.Forbidden unless the actor is a member */
    public DeletionImpact of(Actor actor, Target target) {
        return count(actor, target.organization(), target.id(), BELOW.getOrDefault(target.level(), "false"));
    }

    public DeletionImpact ofProduct(Actor actor, UUID organization, UUID product) {
        return count(actor, organization, product, "o.product_id = :id");
    }

    private DeletionImpact count(Actor actor, UUID organization, UUID id, String which) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return jdbc.sql(COUNTS + which)
                .param("organization", organization)
                .param("id", id)
                .query(DeletionImpact.class)
                .single();
    }
}
