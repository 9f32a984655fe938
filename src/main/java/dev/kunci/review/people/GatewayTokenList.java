package dev.kunci.review.people;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.review.RowMapping;
import dev.kunci.review.app.AppList;
import dev.kunci.shared.Like;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
        Map<String, Object> params = params(actor, organization);
        String tokens = where(filter, params);
        params.put("offset", offset);
        params.put("limit", limit);
        return jdbc.sql("select * from " + tokens + " order by " + sort.orderBy(ascending)
                        + " offset :offset limit :limit")
                .params(params)
                .query(GatewayTokenList::row)
                .list();
    }

    /** These tokens as they stand now, in no particular order. */
    public List<GatewayTokenRow> find(Actor actor, UUID organization, Collection<UUID> ids) {
        return jdbc.sql("select * from " + TOKENS + " where id = any(:ids::uuid[])")
                .params(params(actor, organization))
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(GatewayTokenList::row)
                .list();
    }

    /** @return how many tokens match, {@link AppList#COUNTED} + 1 where there are more than that */
    public int count(Actor actor, UUID organization, TokenFilter filter) {
        Map<String, Object> params = params(actor, organization);
        String tokens = where(filter, params);
        params.put("most", AppList.COUNTED + 1);
        return jdbc.sql("select count(*) from (select 1 from " + tokens + " limit :most) counted")
                .params(params)
                .query(Integer.class)
                .single();
    }

    private Map<String, Object> params(Actor actor, UUID organization) {
        permissions.of(actor, organization).require(Role.ADMIN);
        Map<String, Object> params = new HashMap<>();
        params.put("organization", organization);
        params.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        return params;
    }

    private static String where(TokenFilter filter, Map<String, Object> params) {
        List<String> terms = new ArrayList<>(List.of("true"));
        if (filter.text() != null && !filter.text().isBlank()) {
            terms.add("(name ilike :text or hint ilike :text or created_by ilike :text)");
            params.put("text", Like.containing(filter.text()));
        }
        if (filter.state() != null) {
            terms.add("state = :state");
            params.put("state", filter.state().name());
        }
        return TOKENS + " where " + String.join(" and ", terms);
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
