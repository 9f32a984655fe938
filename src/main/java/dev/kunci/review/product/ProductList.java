package dev.kunci.review.product;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.review.CountLimit;
import dev.kunci.review.FilteredQuery;
import dev.kunci.review.RowMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The API products of an organization, filtered, sorted and paged by the database. */
@Service
@Transactional(readOnly = true)
public class ProductList {

    /** The keys of a product are counted up to this number; a page must not read all grants. */
    public static final int USES = 1_000;

    /** Of a product with more keys than are counted, the apps are not shown and so not read. */
    private static final String PAGE = """
            with page as (select p.*, row_number() over (order by {order}) as place {page})
            select p.*, k.keys, u.apps, w.pending from page p
            cross join lateral (select count(*) as keys from (select from product_grant o
                where o.organization_id = p.organization_id and o.product_id = p.id limit :uses) g) k
            cross join lateral (select count(distinct (select c.app_id from credential c
                where c.organization_id = o.organization_id and c.id = o.credential_id)) as apps from product_grant o
              where o.organization_id = p.organization_id and o.product_id = p.id and k.keys < :uses) u
            cross join lateral (select count(*) as pending from (select from product_grant o
                where o.organization_id = p.organization_id and o.product_id = p.id and o.status = 'pending'
                limit :uses) g) w
            order by p.place
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    ProductList(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /** @throws dev.kunci.shared.Refusal.Forbidden unless the actor is a member */
    public List<ProductRow> find(
            Actor actor,
            UUID organization,
            ProductFilter filter,
            ProductSort sort,
            boolean ascending,
            int offset,
            int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return filtered(organization, filter)
                .page(PAGE, sort.orderBy(ascending), offset, limit)
                .on(jdbc)
                .query(ProductList::row)
                .list();
    }

    /** The present state of these products, in no particular order; deleted ones are missing. */
    public List<ProductRow> find(Actor actor, UUID organization, Collection<UUID> products) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return products.isEmpty()
                ? List.of()
                : all(organization)
                        .some(PAGE, ProductSort.NAME.orderBy(true), "p.id", products)
                        .on(jdbc)
                        .query(ProductList::row)
                        .list();
    }

    /** @return how many products match, {@link CountLimit#ROWS} + 1 if there are more than that */
    public int count(Actor actor, UUID organization, ProductFilter filter) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return filtered(organization, filter)
                .count()
                .on(jdbc)
                .query(Integer.class)
                .single();
    }

    private static FilteredQuery all(UUID organization) {
        return new FilteredQuery("api_product p")
                .with("uses", USES + 1)
                .where("p.organization_id = :organization", "organization", organization);
    }

    private static FilteredQuery filtered(UUID organization, ProductFilter filter) {
        ApprovalType approval = filter.approvalType();
        ProductAccess access = filter.access();
        return all(organization)
                .where("p.search like :text", "text", FilteredQuery.containing(FilteredQuery.lower(filter.text())))
                .where("p.approval_type = :approval", "approval", approval == null ? null : approval.code())
                .where("p.access = :access", "access", access == null ? null : access.code());
    }

    private static ProductRow row(ResultSet rs, int number) throws SQLException {
        return new ProductRow(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("display_name"),
                ApprovalType.of(rs.getString("approval_type")),
                RowMapping.strings(rs, "environments"),
                rs.getInt("apps"),
                rs.getInt("keys"),
                rs.getInt("pending"),
                RowMapping.instant(rs, "modified_at"));
    }
}
