package dev.kunci.review.app;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessState;
import dev.kunci.review.CountLimit;
import dev.kunci.review.FilterMatch;
import dev.kunci.review.FilteredQuery;
import dev.kunci.shared.database.PlanCache;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The apps of an organization, filtered, sorted and paged by the database. */
@Service
@Transactional(readOnly = true)
public class AppList {

    private static final String PAGE = """
            with page as (select a.*, row_number() over (order by {order}) as place {page})
            select a.*, coalesce(d.email, g.name) as owner, k.keys, p.titles, p.names, p.names_count,
              k.open, {shut} as shut
            from page a
            left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
            left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            cross join lateral ({keys}) k
            cross join lateral (select array_agg(title order by lower(title), name) as titles,
                array_agg(name order by lower(title), name) as names, count(*) as names_count
              from (select distinct i.name, coalesce(nullif(i.display_name, ''), i.name) as title from credential c
                join product_grant o on o.organization_id = c.organization_id and o.credential_id = c.id
                join api_product i on i.organization_id = o.organization_id and i.id = o.product_id
                where c.organization_id = a.organization_id and c.app_id = a.id) held) p
            order by a.place
            """.replace("{shut}", AppAccessSql.SHUT).replace("{keys}", AppAccessSql.KEYS);

    /** Up to this many hits beyond the page are found and sorted; if there are more, a page is soon full in any order. */
    private static final int FEW = 2_000;

    /** If more products wait than this, an app with one is never far away in any order. */
    private static final int MANY_WAIT = 10_000;

    /** PostgreSQL can find the hits of a text only as a set without an order, and does so however many they are. */
    private static final String IN_ORDER = "set local enable_bitmapscan = off";

    private static final String ANY_WAY = "set local enable_bitmapscan = on";

    /** The apps with a grant of some kind, as a set. */
    private static final String HOLDS = "a.id in (select c.app_id from product_grant o"
            + " join credential c on c.organization_id = o.organization_id and c.id = o.credential_id"
            + " where o.organization_id = :organization and %s)";

    /** The same, looked up for each app; {@code offset 0} keeps PostgreSQL from making a set of it. */
    private static final String PROBED = "exists (select 1 from credential c"
            + " join product_grant o on o.organization_id = c.organization_id and o.credential_id = c.id"
            + " where c.organization_id = a.organization_id and c.app_id = a.id and %s offset 0)";

    private static final String MATCHES = "select a.*, coalesce(nullif(a.display_name, ''), a.name) as title {page}";

    private final JdbcClient jdbc;
    private final Permissions permissions;

    AppList(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /** @throws dev.kunci.shared.Refusal.Forbidden unless the actor is a member */
    public List<AppRow> find(
            Actor actor, UUID organization, AppFilter filter, AppSort sort, boolean ascending, int offset, int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        String order = sort.orderBy(ascending);
        if (!filter.searches()) {
            return rows(filtered(organization, filter, HOLDS).page(PAGE, order, offset, limit));
        }
        PlanCache.planEach(jdbc);
        int most = offset + FEW + 1;
        if (filter.onlyWaits() && WaitingApps.moreThan(jdbc, organization, MANY_WAIT)
                || filter.access() == AccessState.BLOCKED
                        && count(organization, filter, AppAccessSql.SHUT_ABOVE, most) == most) {
            return inOrder(organization, filter, order, offset, limit);
        }
        int[] hits = {0};
        List<AppRow> collected = filtered(organization, filter, HOLDS)
                .collected(PAGE, order, offset, limit, most)
                .on(jdbc)
                .query((row, number) -> {
                    hits[0] = row.getInt("hits");
                    return AppRow.of(row, number);
                })
                .list();
        if (hits[0] < most) {
            return collected;
        }
        return inOrder(organization, filter, order, offset, limit);
    }

    private List<AppRow> inOrder(UUID organization, AppFilter filter, String order, int offset, int limit) {
        jdbc.sql(IN_ORDER).update();
        List<AppRow> rows = rows(filtered(organization, filter, PROBED).page(PAGE, order, offset, limit));
        jdbc.sql(ANY_WAY).update();
        return rows;
    }

    private List<AppRow> rows(FilteredQuery.Statement statement) {
        return statement.on(jdbc).query(AppRow::of).list();
    }

    /** The present state of these apps, in no particular order; deleted ones are missing. */
    public List<AppRow> find(Actor actor, UUID organization, Collection<UUID> apps) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return apps.isEmpty()
                ? List.of()
                : all(organization)
                        .some(PAGE, AppSort.NAME.orderBy(true), "a.id", apps)
                        .on(jdbc)
                        .query(AppRow::of)
                        .list();
    }

    /** @return how many apps match, {@link CountLimit#ROWS} + 1 if there are more than that */
    public int count(Actor actor, UUID organization, AppFilter filter) {
        permissions.of(actor, organization).require(Role.VIEWER);
        if (filter.searches()) {
            PlanCache.planEach(jdbc);
        }
        if (filter.onlyWaits()) {
            return WaitingApps.count(jdbc, organization);
        }
        List<String> parts = filter.access() == null ? List.of("true") : AppAccessSql.parts(filter.access());
        return count(organization, filter, parts, CountLimit.ROWS + 1);
    }

    /** @param parts conditions in place of the filter's access, of which an app meets one only */
    private int count(UUID organization, AppFilter filter, List<String> parts, int most) {
        int counted = 0;
        for (Iterator<String> part = parts.iterator(); part.hasNext() && counted < most; ) {
            counted += filtered(organization, filter.withAccess(null), HOLDS)
                    .where(part.next())
                    .count(most - counted)
                    .on(jdbc)
                    .query(Integer.class)
                    .single();
        }
        return counted;
    }

    /** All matching apps, or the first {@link CountLimit#ROWS} by name if there are more. */
    public List<FilterMatch> matching(Actor actor, UUID organization, AppFilter filter) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return filtered(organization, filter, HOLDS)
                .page(MATCHES, AppSort.NAME.orderBy(true), 0, CountLimit.ROWS)
                .on(jdbc)
                .query(FilterMatch::of)
                .list();
    }

    private static FilteredQuery all(UUID organization) {
        return new FilteredQuery("app a").where("a.organization_id = :organization", "organization", organization);
    }

    /** @param holds how apps with a grant of some kind are found */
    private FilteredQuery filtered(UUID organization, AppFilter filter, String holds) {
        FilteredQuery apps = all(organization)
                .where("a.search like :text", "text", FilteredQuery.containing(FilteredQuery.lower(filter.text())))
                .where("a.owner_key = :owner", "owner", FilteredQuery.lower(FilteredQuery.given(filter.owner())));
        String product = FilteredQuery.given(filter.product());
        if (product != null) {
            apps.where(holding(organization, product, holds));
        }
        Status status = filter.status();
        if (status == Status.PENDING) {
            apps.where(holds.formatted("o.status = 'pending'"));
        } else {
            apps.where("a.status = :status", "status", status == null ? null : status.code());
        }
        if (filter.access() != null) {
            apps.where(AppAccessSql.condition(filter.access()));
        }
        return apps;
    }

    /**
     * Whether an app holds an API product. Its id is part of the statement, so that PostgreSQL plans by how many keys hold
     * this one.
     */
    private String holding(UUID organization, String name, String holds) {
        return jdbc.sql("select id from api_product where organization_id = ? and name = ?")
                .params(organization, name)
                .query(UUID.class)
                .optional()
                .map(product -> holds.formatted("o.product_id = '" + product + "'"))
                .orElse("false");
    }
}
