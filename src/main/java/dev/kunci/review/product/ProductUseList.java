package dev.kunci.review.product;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.access.AccessSql;
import dev.kunci.registry.value.Status;
import dev.kunci.review.CountLimit;
import dev.kunci.review.FilteredQuery;
import dev.kunci.review.RowMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The keys and apps that have an API product, sorted and paged by the database: the approval queue of one product. */
@Service
@Transactional(readOnly = true)
public class ProductUseList {

    private static final String PAGE = """
            with page as (select o.*, row_number() over (order by {order}) as place {page})
            select o.*, a.id as app, coalesce(nullif(a.display_name, ''), a.name) as title,
              coalesce(d.email, g.name) as owner, c.key_hint,
              {shut} as shut
            from page o
            join credential c on c.organization_id = o.organization_id and c.id = o.credential_id
            join app a on a.organization_id = c.organization_id and a.id = c.app_id
            left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
            left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            order by o.place
            """.replace("{shut}", AccessSql.KEY_SHUT);

    private final JdbcClient jdbc;
    private final Permissions permissions;

    ProductUseList(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * @param status null for any
     * @throws dev.kunci.shared.Refusal.Forbidden unless the actor is a member
     */
    public List<ProductUse> find(
            Actor actor,
            UUID organization,
            UUID product,
            @Nullable Status status,
            ProductUseSort sort,
            boolean ascending,
            int offset,
            int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return filtered(organization, product, status)
                .page(PAGE, sort.orderBy(ascending), offset, limit)
                .on(jdbc)
                .query(ProductUseList::row)
                .list();
    }

    /** The present state of these grants of the product, in no particular order; deleted ones are missing. */
    public List<ProductUse> find(Actor actor, UUID organization, UUID product, Collection<UUID> grants) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return grants.isEmpty()
                ? List.of()
                : filtered(organization, product, null)
                        .some(PAGE, ProductUseSort.REQUESTED.orderBy(true), "o.id", grants)
                        .on(jdbc)
                        .query(ProductUseList::row)
                        .list();
    }

    /** @return how many there are, {@link CountLimit#ROWS} + 1 if there are more than that */
    public int count(Actor actor, UUID organization, UUID product, @Nullable Status status) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return filtered(organization, product, status)
                .count()
                .on(jdbc)
                .query(Integer.class)
                .single();
    }

    private static FilteredQuery filtered(UUID organization, UUID product, @Nullable Status status) {
        return new FilteredQuery("product_grant o")
                .where("o.organization_id = :organization", "organization", organization)
                .where("o.product_id = :product", "product", product)
                .where("o.status = :status", "status", status == null ? null : status.code());
    }

    private static ProductUse row(ResultSet rs, int number) throws SQLException {
        return new ProductUse(
                rs.getObject("id", UUID.class),
                rs.getObject("app", UUID.class),
                rs.getString("title"),
                rs.getString("owner"),
                rs.getString("key_hint"),
                RowMapping.standing(rs, ""),
                RowMapping.gate(rs, "shut"),
                RowMapping.instant(rs, "requested_at"),
                rs.getString("requested_by"),
                rs.getString("request_reason"));
    }
}
