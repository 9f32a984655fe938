package dev.kunci.review.people;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.review.CountLimit;
import dev.kunci.review.FilteredQuery;
import dev.kunci.review.RowMapping;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** API tokens: all of an organization for its administrators, and everybody's own. */
@Service
@Transactional(readOnly = true)
public class TokenList {

    private static final String TOKENS = """
            select t.organization_id, g.display_name as organization, t.id, t.name, t.hint, t.operator_id, o.email as owner,
              t.roles, case when not t.all_products then array(select i.display_name from api_token_product p
                join api_product i on i.organization_id = p.organization_id and i.id = p.product_id
                where p.organization_id = t.organization_id and p.token_id = t.id
                order by lower(i.display_name), i.name) end as products,
              t.created_at, t.expires_at, t.last_used_at, t.revoked_at, t.revoked_by,
              case when t.revoked_at is not null then 'REVOKED' when t.expires_at <= :now then 'EXPIRED'
                when o.disabled or o.password_one_time then 'PAUSED' else 'VALID' end as state
            from api_token t join operator o on o.id = t.operator_id join organization g on g.id = t.organization_id
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final Clock clock;

    TokenList(JdbcClient jdbc, Permissions permissions, Clock clock) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.clock = clock;
    }

    /** @throws dev.kunci.shared.Refusal.Forbidden for anybody but an administrator */
    public List<TokenRow> find(
            Actor actor,
            UUID organization,
            TokenFilter filter,
            TokenSort sort,
            boolean ascending,
            int offset,
            int limit) {
        permissions.of(actor, organization).require(Role.ADMIN);
        return filtered(organization, filter)
                .page("select * {page}", sort.orderBy(ascending), offset, limit)
                .on(jdbc)
                .query(TokenList::row)
                .list();
    }

    /** These tokens as they stand now, in no particular order. */
    public List<TokenRow> find(Actor actor, UUID organization, Collection<UUID> ids) {
        permissions.of(actor, organization).require(Role.ADMIN);
        return all(organization)
                .some("select * {page}", TokenSort.CREATED.orderBy(false), "id", ids)
                .on(jdbc)
                .query(TokenList::row)
                .list();
    }

    /** @return how many tokens match, {@link CountLimit#ROWS} + 1 where there are more than that */
    public int count(Actor actor, UUID organization, TokenFilter filter) {
        permissions.of(actor, organization).require(Role.ADMIN);
        return filtered(organization, filter)
                .count()
                .on(jdbc)
                .query(Integer.class)
                .single();
    }

    /** The tokens that act as this person wherever they are a member, the newest first; without those revoked. */
    public List<TokenRow> own(Actor actor) {
        if (actor.operatorId() == null) {
            return List.of();
        }
        return jdbc.sql(TOKENS + " join membership m on m.organization_id = t.organization_id"
                        + " and m.operator_id = t.operator_id where t.operator_id = :operator"
                        + " and t.revoked_at is null order by t.created_at desc, t.id")
                .param("now", now())
                .param("operator", actor.operatorId())
                .query(TokenList::row)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private FilteredQuery all(UUID organization) {
        return new FilteredQuery("(" + TOKENS + " where t.organization_id = :organization) tokens")
                .with("organization", organization)
                .with("now", now());
    }

    private FilteredQuery filtered(UUID organization, TokenFilter filter) {
        TokenState state = filter.state();
        return all(organization)
                .where(
                        "(name ilike :text or hint ilike :text or owner ilike :text)",
                        "text",
                        FilteredQuery.containing(filter.text()))
                .where("state = :state", "state", state == null ? null : state.name());
    }

    private static TokenRow row(ResultSet rs, int n) throws SQLException {
        Array products = rs.getArray("products");
        return new TokenRow(
                rs.getObject("organization_id", UUID.class),
                rs.getString("organization"),
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                rs.getString("hint"),
                rs.getObject("operator_id", UUID.class),
                rs.getString("owner"),
                Role.of((String[]) rs.getArray("roles").getArray()),
                products == null ? null : List.of((String[]) products.getArray()),
                TokenState.valueOf(rs.getString("state")),
                RowMapping.instant(rs, "created_at"),
                RowMapping.optionalInstant(rs, "expires_at"),
                RowMapping.optionalInstant(rs, "last_used_at"),
                RowMapping.optionalInstant(rs, "revoked_at"),
                rs.getString("revoked_by"));
    }
}
