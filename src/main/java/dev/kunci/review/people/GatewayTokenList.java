package dev.kunci.review.people;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.review.CountLimit;
import dev.kunci.review.FilteredQuery;
import dev.kunci.review.RowMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The tokens of an organization's gateways, for its administrators. */
@Service
@Transactional(readOnly = true)
public class GatewayTokenList {

    private static final String TOKENS = """
            (select id, name, hint, created_at, created_by, expires_at,
              case when revoked_at is not null then 'REVOKED' when expires_at <= :now then 'EXPIRED'
                else 'VALID' end as state
            from gateway_token where organization_id = :organization) tokens
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Clock clock;

    GatewayTokenList(JdbcClient jdbc, Permissions permissions, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** @throws dev.kunci.shared.Refusal.Forbidden for anybody but an administrator */
    public List<GatewayTokenRow> find(
            Actor actor,
            UUID organization,
            TokenFilter filter,
            GatewayTokenSort sort,
            boolean ascending,
            int offset,
            int limit) {
        return filtered(actor, organization, filter)
                .page("select * {page}", sort.orderBy(ascending), offset, limit)
                .on(jdbc)
                .query(GatewayTokenList::row)
                .list();
    }

    /** These tokens as they stand now, in no particular order. */
    public List<GatewayTokenRow> find(Actor actor, UUID organization, Collection<UUID> ids) {
        return all(actor, organization)
                .some("select * {page}", GatewayTokenSort.CREATED.orderBy(false), "id", ids)
                .on(jdbc)
                .query(GatewayTokenList::row)
                .list();
    }

    /** @return how many tokens match, {@link CountLimit#ROWS} + 1 where there are more than that */
    public int count(Actor actor, UUID organization, TokenFilter filter) {
        return filtered(actor, organization, filter)
                .count()
                .on(jdbc)
                .query(Integer.class)
                .single();
    }

    private FilteredQuery all(Actor actor, UUID organization) {
        permissions.of(actor, organization).require(Role.ADMIN);
        return new FilteredQuery(TOKENS)
                .with("organization", organization)
                .with("now", clock.instant().atOffset(ZoneOffset.UTC));
    }

    private FilteredQuery filtered(Actor actor, UUID organization, TokenFilter filter) {
        TokenState state = filter.state();
        return all(actor, organization)
                .where(
                        "(name ilike :text or hint ilike :text or created_by ilike :text)",
                        "text",
                        FilteredQuery.containing(filter.text()))
                .where("state = :state", "state", state == null ? null : state.name());
    }

    private static GatewayTokenRow row(ResultSet rs, int n) throws SQLException {
        return new GatewayTokenRow(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("hint"),
                TokenState.valueOf(rs.getString("state")),
                RowMapping.instant(rs, "created_at"),
                rs.getString("created_by"),
                RowMapping.optionalInstant(rs, "expires_at"));
    }
}
