package dev.kunci.review.owner;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.AccessSql;
import dev.kunci.review.FilterMatch;
import dev.kunci.review.OwnerTable;
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

/** The developers or the app groups of an organization, filtered, sorted and paged by the database. */
@Service
@Transactional(readOnly = true)
public class OwnerList {

    private static final String PAGE = """
            with page as (select o.*, row_number() over (order by %2$s) as place
              from %3$s o where %1$s order by %2$s offset :offset limit :limit)
            select o.*, %4$s, n.apps, n.keys, case when o.status = 'active' then n.open else 0 end as open
            from page o
            cross join lateral (select count(distinct a.id) as apps, count(c.id) as keys,
                count(c.id) filter (where {app} and {key}) as open
              from app a left join credential c on c.organization_id = a.organization_id and c.app_id = a.id
              where a.organization_id = o.organization_id and a.%5$s = o.id) n
            order by o.place
            """.replace("{app}", AccessSql.APP).replace("{key}", AccessSql.KEY);

    private final JdbcClient jdbc;
    private final Permissions permissions;

    OwnerList(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * @param level developers or app groups
     * @throws dev.kunci.shared.Refusal.Forbidden for somebody who is no member
     */
    public List<OwnerRow> find(
            Actor actor,
            UUID organization,
            Level level,
            OwnerFilter filter,
            OwnerSort sort,
            boolean ascending,
            int offset,
            int limit) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Map<String, Object> params = new HashMap<>();
        String where = where(organization, filter, params);
        params.put("offset", offset);
        params.put("limit", limit);
        return page(level, where, sort.orderBy(level, ascending), params);
    }

    /** These owners as they stand now, in no particular order; what is gone is missing. */
    public List<OwnerRow> find(Actor actor, UUID organization, Level level, Collection<UUID> owners) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return owners.isEmpty()
                ? List.of()
                : page(
                        level,
                        "o.organization_id = :organization and o.id in (:owners)",
                        OwnerSort.NAME.orderBy(level, true),
                        Map.of("organization", organization, "owners", owners, "offset", 0, "limit", owners.size()));
    }

    /** @return how many match, {@link AppList#COUNTED} + 1 where there are more than that */
    public int count(Actor actor, UUID organization, Level level, OwnerFilter filter) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Map<String, Object> params = new HashMap<>();
        String where = where(organization, filter, params);
        params.put("most", AppList.COUNTED + 1);
        return jdbc.sql("select count(*) from (select 1 from "
                        + OwnerTable.of(level).name() + " o where " + where + " limit :most) counted")
                .params(params)
                .query(Integer.class)
                .single();
    }

    /** All that match, the first {@link AppList#COUNTED} by name where there are more, as they stand now. */
    public List<FilterMatch> matching(Actor actor, UUID organization, Level level, OwnerFilter filter) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Map<String, Object> params = new HashMap<>();
        String where = where(organization, filter, params);
        params.put("most", AppList.COUNTED);
        OwnerTable table = OwnerTable.of(level);
        return jdbc.sql("select o.*, " + table.key() + " as title from " + table.name() + " o where " + where
                        + " order by " + OwnerSort.NAME.orderBy(level, true) + " limit :most")
                .params(params)
                .query(FilterMatch::of)
                .list();
    }

    private List<OwnerRow> page(Level level, String where, String order, Map<String, ?> params) {
        OwnerTable table = OwnerTable.of(level);
        String sql = PAGE.formatted(where, order, table.name(), table.names(), table.column());
        return jdbc.sql(sql).params(params).query((rs, n) -> row(rs, level)).list();
    }

    private static OwnerRow row(ResultSet rs, Level level) throws SQLException {
        return new OwnerRow(
                new Target(rs.getObject("organization_id", UUID.class), level, rs.getObject("id", UUID.class)),
                rs.getString("owner"),
                rs.getString("title"),
                rs.getInt("apps"),
                rs.getInt("keys"),
                rs.getInt("open"),
                RowMapping.standing(rs, ""),
                RowMapping.instant(rs, "created_at"),
                RowMapping.instant(rs, "changed_at"));
    }

    private static String where(UUID organization, OwnerFilter filter, Map<String, Object> params) {
        List<String> terms = new ArrayList<>(List.of("o.organization_id = :organization"));
        params.put("organization", organization);
        String text = filter.text();
        if (text != null && !text.isBlank()) {
            terms.add("o.search like :text");
            params.put("text", Like.containing(text.strip().toLowerCase(Locale.ROOT)));
        }
        if (filter.status() != null) {
            terms.add("o.status = :status");
            params.put("status", filter.status().code());
        }
        return String.join(" and ", terms);
    }
}
