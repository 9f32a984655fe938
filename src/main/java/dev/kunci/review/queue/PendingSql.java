package dev.kunci.review.queue;

import dev.kunci.operators.Permission;
import dev.kunci.registry.access.AccessSql;
import dev.kunci.review.FilteredQuery;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** The SQL of the queue; an approver of certain API products sees only these. */
final class PendingSql {

    private static final String AGAIN = "exists (select 1 from revoked_grant r"
            + " where r.organization_id = o.organization_id and r.key_hash = c.key_hash and r.product_name = p.name)";

    private static final String FROM = """
             join api_product p on p.organization_id = o.organization_id and p.id = o.product_id
             join credential c on c.organization_id = o.organization_id and c.id = o.credential_id
             join app a on a.organization_id = c.organization_id and a.id = c.app_id
             left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
             left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            """;

    private static final String COLUMNS = """
            select o.*, p.name as product, coalesce(nullif(p.display_name, ''), p.name) as product_name, c.key_hint,
              a.id as app_id, a.name as app_name, coalesce(nullif(a.display_name, ''), a.name) as app,
              coalesce(d.email, g.name) as owner,
            """ + "  " + AccessSql.KEY_SHUT + " as blocked, " + AGAIN + " as again from ";

    private static final String COLUMNS_OF_PAGE = COLUMNS.replaceFirst("from $", "{page}");

    private PendingSql() {}

    /** @param kept grants that keep their positions although they have been decided */
    static FilteredQuery.Statement page(
            Permission approver,
            PendingFilter filter,
            Instant now,
            Collection<UUID> kept,
            PendingSort sort,
            boolean ascending,
            int offset,
            int limit) {
        String order = sort.orderBy(ascending);
        if (sort == PendingSort.WAITING && filter.equals(PendingFilter.ANY)) {
            String sql = COLUMNS + "(select * {page}) o" + FROM + " order by {order}";
            return query(approver, kept, "").page(sql, order, offset, limit);
        }
        return filtered(approver, filter, now, kept).page(COLUMNS_OF_PAGE, order, offset, limit);
    }

    /** These, whatever their status. */
    static FilteredQuery.Statement some(Permission approver, Collection<UUID> grants) {
        return limited(approver, "(select * from product_grant where " + mine(approver) + ") o" + FROM)
                .some(COLUMNS_OF_PAGE, PendingSort.WAITING.orderBy(true), "o.id", grants);
    }

    /** The number that match, at most {@link dev.kunci.review.CountLimit#ROWS} + 1. */
    static FilteredQuery.Statement count(Permission approver, PendingFilter filter, Instant now) {
        return filter.equals(PendingFilter.ANY)
                ? query(approver, List.of(), "").count()
                : filtered(approver, filter, now, List.of()).count();
    }

    /** How many of these have been decided. */
    static FilteredQuery.Statement decided(Permission approver, Collection<UUID> grants) {
        return limited(approver, "product_grant")
                .where(mine(approver))
                .where("id = any(:grants)", "grants", grants.toArray(UUID[]::new))
                .where("status <> 'pending'")
                .count(grants.size());
    }

    private static FilteredQuery query(Permission approver, Collection<UUID> kept, String joins) {
        String grants = "select * from product_grant where " + mine(approver);
        String pending = grants + " and status = 'pending'";
        if (kept.isEmpty()) {
            return limited(approver, "(" + pending + ") o" + joins);
        }
        String rows = pending + " union all " + grants + " and id = any(:kept) and status <> 'pending'";
        return limited(approver, "(" + rows + ") o" + joins).with("kept", kept.toArray(UUID[]::new));
    }

    private static FilteredQuery filtered(
            Permission approver, PendingFilter filter, Instant now, Collection<UUID> kept) {
        PendingAge age = filter.age();
        FilteredQuery query = query(approver, kept, FROM)
                .where(
                        "(a.search like :text or lower(p.name) like :text or lower(p.display_name) like :text)",
                        "text",
                        FilteredQuery.containing(FilteredQuery.lower(filter.text())))
                .where("p.name = :product", "product", filter.product())
                .where("a.owner_key = :owner", "owner", FilteredQuery.lower(filter.owner()))
                .where(
                        "lower(o.requested_by) like :requester",
                        "requester",
                        FilteredQuery.containing(FilteredQuery.lower(filter.requester())))
                .where(
                        "o.requested_at <= :before",
                        "before",
                        age == null ? null : now.minus(age.least()).atOffset(ZoneOffset.UTC));
        return filter.again() ? query.where(AGAIN) : query;
    }

    private static FilteredQuery limited(Permission approver, String from) {
        Set<UUID> products = approver.products();
        FilteredQuery query = new FilteredQuery(from).with("organization", approver.organization());
        return products == null ? query : query.with("only", products.toArray(UUID[]::new));
    }

    private static String mine(Permission approver) {
        return "organization_id = :organization" + (approver.products() == null ? "" : " and product_id = any(:only)");
    }
}
