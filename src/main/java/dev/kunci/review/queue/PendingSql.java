package dev.kunci.review.queue;

import dev.kunci.operators.Permission;
import dev.kunci.review.AccessSql;
import dev.kunci.shared.Like;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The SQL of a queue: an approver of certain API products has those of these products alone. */
record PendingSql(String sql, Map<String, Object> params) {

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
            """ + "  " + AccessSql.SHUT + " as blocked, " + AGAIN + " as again from ";

    /**
     * @param kept grants that stay in their places although they have been decided
     */
    static PendingSql page(
            Permission approver,
            PendingFilter filter,
            Instant now,
            Collection<UUID> kept,
            PendingSort sort,
            boolean ascending,
            int offset,
            int limit) {
        Map<String, Object> params = new HashMap<>(Map.of("offset", offset, "limit", limit));
        String rows = pending(approver, params);
        if (!kept.isEmpty()) {
            params.put("kept", kept.toArray(UUID[]::new));
            rows += " union all select * from product_grant where organization_id = :organization and id = any(:kept)"
                    + " and status <> 'pending'" + only(approver);
        }
        String order = " order by " + sort.orderBy(ascending);
        String part = " offset :offset limit :limit";
        if (sort == PendingSort.WAITING && filter.equals(PendingFilter.ANY)) {
            String page = "select * from (" + rows + ") o" + order + part;
            return new PendingSql(COLUMNS + "(" + page + ") o" + FROM + order, params);
        }
        return new PendingSql(COLUMNS + "(" + rows + ") o" + FROM + where(filter, now, params) + order + part, params);
    }

    /** These, whatever has become of them. */
    static PendingSql some(Permission approver, Collection<UUID> grants) {
        Map<String, Object> params = new HashMap<>(Map.of("grants", grants.toArray(UUID[]::new)));
        limits(approver, params);
        return new PendingSql(
                COLUMNS + "(select * from product_grant where organization_id = :organization and id = any(:grants)"
                        + only(approver) + ") o" + FROM,
                params);
    }

    static PendingSql count(Permission approver, PendingFilter filter, Instant now, int most) {
        Map<String, Object> params = new HashMap<>(Map.of("most", most));
        String rows = pending(approver, params);
        String from = filter.equals(PendingFilter.ANY) ? "" : FROM + where(filter, now, params);
        return new PendingSql(
                "select count(*) from (select 1 from (" + rows + ") o" + from + " limit :most) counted", params);
    }

    /** How many of these have been decided. */
    static PendingSql decided(Permission approver, Collection<UUID> grants) {
        Map<String, Object> params = new HashMap<>(Map.of("grants", grants.toArray(UUID[]::new)));
        limits(approver, params);
        return new PendingSql(
                "select count(*) from product_grant where organization_id = :organization and id = any(:grants)"
                        + " and status <> 'pending'" + only(approver),
                params);
    }

    private static String pending(Permission approver, Map<String, Object> params) {
        limits(approver, params);
        return "select * from product_grant where organization_id = :organization and status = 'pending'"
                + only(approver);
    }

    private static void limits(Permission approver, Map<String, Object> params) {
        params.put("organization", approver.organization());
        Set<UUID> products = approver.products();
        if (products != null) {
            params.put("only", products.toArray(UUID[]::new));
        }
    }

    private static String only(Permission approver) {
        return approver.products() == null ? "" : " and product_id = any(:only)";
    }

    private static String where(PendingFilter filter, Instant now, Map<String, Object> params) {
        List<String> terms = new ArrayList<>();
        term(
                terms,
                params,
                "(a.search like :text or lower(p.name) like :text or lower(p.display_name) like :text)",
                "text",
                filter.text() == null ? null : Like.containing(lower(filter.text())));
        term(terms, params, "p.name = :product", "product", filter.product());
        term(terms, params, "a.owner_key = :owner", "owner", filter.owner() == null ? null : lower(filter.owner()));
        term(
                terms,
                params,
                "lower(o.requested_by) like :requester",
                "requester",
                filter.requester() == null ? null : Like.containing(lower(filter.requester())));
        PendingAge age = filter.age();
        term(
                terms,
                params,
                "o.requested_at <= :before",
                "before",
                age == null ? null : now.minus(age.least()).atOffset(ZoneOffset.UTC));
        if (filter.again()) {
            terms.add(AGAIN);
        }
        return terms.isEmpty() ? "" : " where " + String.join(" and ", terms);
    }

    private static void term(
            List<String> terms, Map<String, Object> params, String term, String name, @Nullable Object value) {
        if (value != null) {
            terms.add(term);
            params.put(name, value);
        }
    }

    private static String lower(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
