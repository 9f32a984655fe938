package dev.kunci.review.app;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessSql;
import dev.kunci.review.FilterMatch;
import dev.kunci.review.RowMapping;
import dev.kunci.shared.Like;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The apps of an organization, filtered, sorted and paged by the database. */
@Service
@Transactional(readOnly = true)
public class AppList {

    /** To this number a count is exact; beyond it a list says "10,000+". */
    public static final int COUNTED = 10_000;

    private static final String PAGE = """
            with page as (select a.*, row_number() over (order by %2$s) as place
              from app a where %1$s order by %2$s offset :offset limit :limit)
            select a.*, coalesce(d.email, g.name) as owner, k.keys, p.titles, p.names, p.names_count,
              case when {app} and {owner} then k.open else 0 end as open, {shut} as shut
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
            """.replace("{app}", AccessSql.APP)
            .replace("{owner}", AccessSql.OWNER)
            .replace("{shut}", AccessSql.APP_SHUT)
            .replace("{keys}", AccessSql.KEYS);

    private final JdbcClient jdbc;
    private final Permissions permissions;

    AppList(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /** @throws dev.kunci.shared.Refusal.Forbidden for somebody who is no member */
    public List<AppRow> find(
            Actor actor, UUID organization, AppFilter filter, AppSort sort, boolean ascending, int offset, int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Map<String, Object> params = new HashMap<>();
        String where = where(organization, filter, params);
        params.put("offset", offset);
        params.put("limit", limit);
        return jdbc.sql(PAGE.formatted(where, sort.orderBy(ascending)))
                .params(params)
                .query(RowMapping::app)
                .list();
    }

    /** These apps as they stand now, in no particular order; what is gone is missing. */
    public List<AppRow> find(Actor actor, UUID organization, Collection<UUID> apps) {
        permissions.of(actor, organization).require(Role.VIEWER);
        if (apps.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(PAGE.formatted(
                        "a.organization_id = :organization and a.id in (:apps)", AppSort.NAME.orderBy(true)))
                .param("organization", organization)
                .param("apps", apps)
                .param("offset", 0)
                .param("limit", apps.size())
                .query(RowMapping::app)
                .list();
    }

    /** @return how many apps match, {@link #COUNTED} + 1 where there are more than that */
    public int count(Actor actor, UUID organization, AppFilter filter) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Map<String, Object> params = new HashMap<>();
        String where = where(organization, filter, params);
        params.put("most", COUNTED + 1);
        return jdbc.sql("select count(*) from (select 1 from app a where " + where + " limit :most) counted")
                .params(params)
                .query(Integer.class)
                .single();
    }

    /** All apps that match, the first {@link #COUNTED} by name where there are more, as they stand now. */
    public List<FilterMatch> matching(Actor actor, UUID organization, AppFilter filter) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Map<String, Object> params = new HashMap<>();
        String where = where(organization, filter, params);
        params.put("most", COUNTED);
        return jdbc.sql("select a.*, coalesce(nullif(a.display_name, ''), a.name) as title from app a where " + where
                        + " order by " + AppSort.NAME.orderBy(true) + " limit :most")
                .params(params)
                .query(FilterMatch::of)
                .list();
    }

    private static String where(UUID organization, AppFilter filter, Map<String, Object> params) {
        List<String> terms = new ArrayList<>(List.of("a.organization_id = :organization"));
        params.put("organization", organization);
        if (given(filter.text())) {
            terms.add("a.search like :text");
            params.put("text", Like.containing(lower(filter.text())));
        }
        if (filter.status() == Status.PENDING) {
            terms.add("a.id in (select c.app_id from product_grant o join credential c"
                    + " on c.organization_id = o.organization_id and c.id = o.credential_id"
                    + " where o.organization_id = :organization and o.status = 'pending')");
        } else if (filter.status() != null) {
            terms.add("a.status = :status");
            params.put("status", filter.status().code());
        }
        if (given(filter.product())) {
            terms.add("a.id in (select c.app_id from api_product i"
                    + " join product_grant o on o.organization_id = i.organization_id and o.product_id = i.id"
                    + " join credential c on c.organization_id = o.organization_id and c.id = o.credential_id"
                    + " where i.organization_id = :organization and i.name = :product)");
            params.put("product", filter.product());
        }
        if (given(filter.owner())) {
            terms.add("a.owner_key = :owner");
            params.put("owner", lower(filter.owner()));
        }
        if (filter.access() != null) {
            terms.add(AccessSql.app(filter.access()));
        }
        return String.join(" and ", terms);
    }

    private static boolean given(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    private static String lower(@Nullable String text) {
        return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }
}
