package dev.kunci.review.owner;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.review.AccessSql;
import dev.kunci.review.CountLimit;
import dev.kunci.review.FilterMatch;
import dev.kunci.review.FilteredQuery;
import dev.kunci.review.OwnerTable;
import dev.kunci.review.RowMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The developers or the app groups of an organization, filtered, sorted and paged by the database. */
@Service
@Transactional(readOnly = true)
public class OwnerList {

    private static final String PAGE = """
            with page as (select o.*, row_number() over (order by {order}) as place {page})
            select o.*, %1$s, n.apps, n.keys, case when o.status = 'active' then n.open else 0 end as open
            from page o
            cross join lateral (select count(distinct a.id) as apps, count(c.id) as keys,
                count(c.id) filter (where {app} and {key}) as open
              from app a left join credential c on c.organization_id = a.organization_id and c.app_id = a.id
              where a.organization_id = o.organization_id and a.%2$s = o.id) n
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
        return rows(
                level,
                filtered(organization, level, filter).page(page(level), sort.orderBy(level, ascending), offset, limit));
    }

    /** These owners as they stand now, in no particular order; what is gone is missing. */
    public List<OwnerRow> find(Actor actor, UUID organization, Level level, Collection<UUID> owners) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return owners.isEmpty()
                ? List.of()
                : rows(
                        level,
                        all(organization, level)
                                .some(page(level), OwnerSort.NAME.orderBy(level, true), "o.id", owners));
    }

    /** @return how many match, {@link CountLimit#ROWS} + 1 where there are more than that */
    public int count(Actor actor, UUID organization, Level level, OwnerFilter filter) {
        permissions.of(actor, organization).require(Role.VIEWER);
        return filtered(organization, level, filter)
                .count()
                .on(jdbc)
                .query(Integer.class)
                .single();
    }

    /** All that match, the first {@link CountLimit#ROWS} by name where there are more, as they stand now. */
    public List<FilterMatch> matching(Actor actor, UUID organization, Level level, OwnerFilter filter) {
        permissions.of(actor, organization).require(Role.VIEWER);
        String matches = "select o.*, " + OwnerTable.of(level).key() + " as title {page}";
        return filtered(organization, level, filter)
                .page(matches, OwnerSort.NAME.orderBy(level, true), 0, CountLimit.ROWS)
                .on(jdbc)
                .query(FilterMatch::of)
                .list();
    }

    private List<OwnerRow> rows(Level level, FilteredQuery.Statement owners) {
        return owners.on(jdbc).query((rs, n) -> row(rs, level)).list();
    }

    private static String page(Level level) {
        OwnerTable table = OwnerTable.of(level);
        return PAGE.formatted(table.names(), table.column());
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

    private static FilteredQuery all(UUID organization, Level level) {
        return new FilteredQuery(OwnerTable.of(level).name() + " o")
                .where("o.organization_id = :organization", "organization", organization);
    }

    private static FilteredQuery filtered(UUID organization, Level level, OwnerFilter filter) {
        Status status = filter.status();
        return all(organization, level)
                .where("o.search like :text", "text", FilteredQuery.containing(FilteredQuery.lower(filter.text())))
                .where("o.status = :status", "status", status == null ? null : status.code());
    }
}
