package dev.kunci.review.impact;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.access.AccessSql;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.CountLimit;
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
            from""".formatted(AccessSql.OPEN);

    private static final String OWNERS = """
             left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
            left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            """;

    private static final String OF_APPS = COUNTS + " app a" + OWNERS + """
            left join credential c on c.organization_id = a.organization_id and c.app_id = a.id
            left join product_grant o on o.organization_id = c.organization_id and o.credential_id = c.id
            where a.organization_id = :organization and\s""";

    /** A product may be on all keys there are, so they are not all read. */
    private static final String OF_PRODUCT = COUNTS + """
             (select * from product_grant where organization_id = :organization and product_id = :id limit :most) o
            join credential c on c.organization_id = o.organization_id and c.id = o.credential_id
            join app a on a.organization_id = c.organization_id and a.id = c.app_id""" + OWNERS;

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
        return count(
                actor,
                target.organization(),
                target.id(),
                OF_APPS + BELOW.getOrDefault(target.level(), "false"),
                Integer.MAX_VALUE);
    }

    /** For a product on more than {@link CountLimit#ROWS} keys, the counts are of one key more than that. */
    public DeletionImpact ofProduct(Actor actor, UUID organization, UUID product) {
        return ofProduct(actor, organization, product, CountLimit.ROWS + 1);
    }

    /** @param most how many keys are counted at most */
    DeletionImpact ofProduct(Actor actor, UUID organization, UUID product, int most) {
        return count(actor, organization, product, OF_PRODUCT, most);
    }

    private DeletionImpact count(Actor actor, UUID organization, UUID id, String sql, int most) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return jdbc.sql(sql)
                .param("organization", organization)
                .param("id", id)
                .param("most", most)
                .query(DeletionImpact.class)
                .single();
    }
}
