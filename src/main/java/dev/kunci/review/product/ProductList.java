package dev.kunci.review.product;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.review.RowMapping;
import dev.kunci.review.app.AppList;
import dev.kunci.shared.Like;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The API products of an organization, filtered, sorted and paged by the database. */
@Service
@Transactional(readOnly = true)
public class ProductList {

    /** To this number the keys that have a product are counted in a list; a page must not read all grants. */
    public static final int USES = 1_000;

    private static final String PAGE = """
            with page as (select p.*, row_number() over (order by %2$s) as place
              from api_product p where %1$s order by %2$s offset :offset limit :limit)
            select p.*, u.apps, u.keys, w.pending from page p
            cross join lateral (select count(*) as keys, count(distinct c.app_id) as apps
              from (select o.credential_id from product_grant o
                where o.organization_id = p.organization_id and o.product_id = p.id limit :uses) g
              join credential c on c.organization_id = p.organization_id and c.id = g.credential_id) u
            cross join lateral (select count(*) as pending from (select 1 from product_grant o
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

    /** @throws dev.kunci.shared.Refusal.Forbidden for somebody who is no member */
    public List<ProductRow> find(
            Actor actor,
            UUID organization,
            ProductFilter filter,
            ProductSort sort,
            boolean ascending,
            int offset,
            int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Map<String, Object> params = new HashMap<>();
        String where = where(organization, filter, params);
        params.put("offset", offset);
        params.put("limit", limit);
        params.put("uses", USES + 1);
        return jdbc.sql(PAGE.formatted(where, sort.orderBy(ascending)))
                .params(params)
                .query(ProductList::row)
                .list();
    }

    /** These products as they stand now, in no particular order; what is gone is missing. */
    public List<ProductRow> find(Actor actor, UUID organization, Collection<UUID> products) {
        permissions.of(actor, organization).require(Role.VIEWER);
        if (products.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(PAGE.formatted(
                        "p.organization_id = :organization and p.id in (:products)", ProductSort.NAME.orderBy(true)))
                .param("organization", organization)
                .param("products", products)
                .param("offset", 0)
                .param("limit", products.size())
                .param("uses", USES + 1)
                .query(ProductList::row)
                .list();
    }

    /** @return how many products match, {@link AppList#COUNTED} + 1 where there are more than that */
    public int count(Actor actor, UUID organization, ProductFilter filter) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Map<String, Object> params = new HashMap<>();
        String where = where(organization, filter, params);
        params.put("most", AppList.COUNTED + 1);
        return jdbc.sql("select count(*) from (select 1 from api_product p where " + where + " limit :most) counted")
                .params(params)
                .query(Integer.class)
                .single();
    }

    private static String where(UUID organization, ProductFilter filter, Map<String, Object> params) {
        List<String> terms = new ArrayList<>(List.of("p.organization_id = :organization"));
        params.put("organization", organization);
        if (filter.text() != null && !filter.text().isBlank()) {
            terms.add("p.search like :text");
            params.put("text", Like.containing(filter.text().strip().toLowerCase(Locale.ROOT)));
        }
        if (filter.approvalType() != null) {
            terms.add("p.approval_type = :approval");
            params.put("approval", filter.approvalType().code());
        }
        if (filter.access() != null) {
            terms.add("p.access = :access");
            params.put("access", filter.access().code());
        }
        return String.join(" and ", terms);
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
