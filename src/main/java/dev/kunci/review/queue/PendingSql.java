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

/**
 * The SQL of the queue; an approver of certain API products sees only these. First the grants of a page are found, by
 * joining only what the filter and the sort need; the rest is read for these alone.
 *
 * @param named the API products whose names contain the text of the filter
 */
record PendingSql(Permission approver, PendingFilter filter, Instant now, Collection<UUID> named) {

    private static final String AGAIN = "exists (select 1 from revoked_grant r"
            + " where r.organization_id = o.organization_id and r.key_hash = c.key_hash and r.product_name = p.name)";

    private static final String PRODUCT =
            " join api_product p on p.organization_id = o.organization_id and p.id = o.product_id";

    private static final String KEY =
            " join credential c on c.organization_id = o.organization_id and c.id = o.credential_id";

    private static final String APP = " join app a on a.organization_id = c.organization_id and a.id = c.app_id";

    private static final String FROM = PRODUCT + KEY + APP + """
             left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
             left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            """;

    private static final String COLUMNS = """
            select o.*, p.name as product, coalesce(nullif(p.display_name, ''), p.name) as product_name, c.key_hint,
              a.id as app_id, a.name as app_name, coalesce(nullif(a.display_name, ''), a.name) as app,
              coalesce(d.email, g.name) as owner,
            """ + "  " + AccessSql.KEY_SHUT + " as blocked, " + AGAIN + " as again ";

    private static final String PAGE = COLUMNS
            + "from (select o.id {page}) page join product_grant o on o.organization_id = :organization and o.id = page.id"
            + FROM + " order by {order}";

    /** @param kept grants that keep their positions although they have been decided */
    FilteredQuery.Statement page(Collection<UUID> kept, PendingSort sort, boolean ascending, int offset, int limit) {
        return filtered(kept, sort).page(PAGE, sort.orderBy(ascending), offset, limit);
    }

    /** The number that match, at most {@link dev.kunci.review.CountLimit#ROWS} + 1. */
    FilteredQuery.Statement count() {
        return filtered(List.of(), PendingSort.WAITING).count();
    }

    /** These, whatever their status. */
    static FilteredQuery.Statement some(Permission approver, Collection<UUID> grants) {
        return limited(approver, "(select * from product_grant where " + mine(approver) + ") o" + FROM)
                .some(COLUMNS + "{page}", PendingSort.WAITING.orderBy(true), "o.id", grants);
    }

    /** How many of these have been decided. */
    static FilteredQuery.Statement decided(Permission approver, Collection<UUID> grants) {
        return limited(approver, "product_grant")
                .where(mine(approver))
                .where("id = any(:grants)", "grants", grants.toArray(UUID[]::new))
                .where("status <> 'pending'")
                .count(grants.size());
    }

    private FilteredQuery filtered(Collection<UUID> kept, PendingSort sort) {
        String text = FilteredQuery.containing(FilteredQuery.lower(filter.text()));
        String owner = FilteredQuery.lower(filter.owner());
        PendingAge age = filter.age();
        boolean product = filter.again() || sort == PendingSort.PRODUCT;
        boolean app = text != null || owner != null;
        String joins = (product ? PRODUCT : "") + (app || filter.again() ? KEY : "") + (app ? APP : "");
        FilteredQuery query = waiting(kept, joins)
                .where(
                        "o.product_id = (select i.id from api_product i"
                                + " where i.organization_id = :organization and i.name = :product)",
                        "product",
                        filter.product())
                .where("a.owner_key = :owner", "owner", owner)
                .where(
                        "lower(o.requested_by) like :requester",
                        "requester",
                        FilteredQuery.containing(FilteredQuery.lower(filter.requester())))
                .where(
                        "o.requested_at <= :before",
                        "before",
                        age == null ? null : now.minus(age.least()).atOffset(ZoneOffset.UTC));
        if (named.isEmpty()) {
            query.where("a.search like :text", "text", text);
        } else {
            query.where("(a.search like :text or o.product_id = any(:named))", "text", text)
                    .with("named", named.toArray(UUID[]::new));
        }
        return filter.again() ? query.where(AGAIN) : query;
    }

    private FilteredQuery waiting(Collection<UUID> kept, String joins) {
        String grants = "select * from product_grant where " + mine(approver);
        String pending = grants + " and status = 'pending'";
        if (kept.isEmpty()) {
            return limited(approver, "(" + pending + ") o" + joins);
        }
        String rows = pending + " union all " + grants + " and id = any(:kept) and status <> 'pending'";
        return limited(approver, "(" + rows + ") o" + joins).with("kept", kept.toArray(UUID[]::new));
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
