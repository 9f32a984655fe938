package dev.kunci.operators.token;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.Subject;
import dev.kunci.operators.Actor;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** API tokens as database rows and as audit entries: by hint, never by value. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class TokenRows {

    private static final String ROW = """
            select t.organization_id, t.id, t.operator_id, t.name, t.hint, t.roles, t.expires_at, t.revoked_at, o.email,
              case when not t.all_products then array(select i.name from api_token_product p
                join api_product i on i.organization_id = p.organization_id and i.id = p.product_id
                where p.organization_id = t.organization_id and p.token_id = t.id order by 1) end as products
            from api_token t join operator o on o.id = t.operator_id
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    TokenRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @param email the operator it acts as
     * @param products the names of the API products its approvals are limited to, null for no limit
     */
    record Row(
            UUID organization,
            UUID id,
            UUID operator,
            String email,
            String name,
            String hint,
            List<String> roles,
            @Nullable List<String> products,
            @Nullable Instant expiresAt,
            boolean revoked) {

        Subject subject() {
            return TokenRows.subject(id, email, name, hint);
        }

        Map<String, Object> state() {
            Map<String, Object> state = new LinkedHashMap<>();
            state.put("name", name);
            state.put("hint", hint);
            state.put("roles", roles);
            if (products != null) {
                state.put("products", products);
            }
            if (expiresAt != null) {
                state.put("expires", expiresAt.toString());
            }
            return state;
        }
    }

    /** @param only the API products its approvals are limited to, null for no limit */
    void add(Row token, @Nullable Set<UUID> only, byte[] hash, Actor by) {
        jdbc.sql("insert into api_token (organization_id, id, operator_id, name, token_hash, hint, roles, created_at,"
                        + " created_by, all_products, expires_at, created_by_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                        + " ?::uuid)")
                .params(
                        token.organization(),
                        token.id(),
                        token.operator(),
                        token.name(),
                        hash,
                        token.hint(),
                        token.roles().toArray(String[]::new),
                        utc(clock.instant()),
                        by.name(),
                        only == null)
                .param(token.expiresAt() == null ? null : utc(token.expiresAt()))
                .param(by.operatorId() == null ? null : by.operatorId().toString())
                .update();
        if (only != null) {
            jdbc.sql("insert into api_token_product select ?, ?, unnest(?::uuid[])")
                    .params(token.organization(), token.id(), texts(only))
                    .update();
        }
    }

    List<String> productNames(UUID organization, Set<UUID> products) {
        return jdbc.sql("select name from api_product where organization_id = ? and id = any(?::uuid[]) order by name")
                .params(organization, texts(products))
                .query((rs, n) -> rs.getString("name"))
                .list();
    }

    Optional<Row> find(UUID organization, UUID id) {
        return jdbc.sql(ROW + " where t.organization_id = ? and t.id = ? for update of t")
                .params(organization, id)
                .query(TokenRows::row)
                .optional();
    }

    /** @return the audit entry */
    AuditEntry revoke(Actor actor, Row token) {
        jdbc.sql("update api_token set revoked_at = ?, revoked_by = ? where organization_id = ? and id = ?")
                .params(utc(clock.instant()), actor.name(), token.organization(), token.id())
                .update();
        return AuditEntry.done(token.organization(), actor.author(), Action.REVOKE, token.subject())
                .change(token.state(), null);
    }

    /** Revokes all tokens that act as this operator in this organization. */
    public List<AuditEntry> revokeAll(Actor actor, UUID organization, UUID operator) {
        return jdbc
                .sql(ROW + " where t.organization_id = ? and t.operator_id = ? and t.revoked_at is null"
                        + " order by t.id for update of t")
                .params(organization, operator)
                .query(TokenRows::row)
                .list()
                .stream()
                .map(token -> revoke(actor, token))
                .toList();
    }

    /** The subject of audit entries about a token. */
    public static Subject subject(UUID id, String email, String name, String hint) {
        return Subject.alone("token", id, email + " / " + name + " / " + hint + "…");
    }

    private static Row row(ResultSet rs, int n) throws SQLException {
        Array products = rs.getArray("products");
        OffsetDateTime expires = rs.getObject("expires_at", OffsetDateTime.class);
        return new Row(
                rs.getObject("organization_id", UUID.class),
                rs.getObject("id", UUID.class),
                rs.getObject("operator_id", UUID.class),
                rs.getString("email"),
                rs.getString("name"),
                rs.getString("hint"),
                List.of((String[]) rs.getArray("roles").getArray()),
                products == null ? null : List.of((String[]) products.getArray()),
                expires == null ? null : expires.toInstant(),
                rs.getObject("revoked_at") != null);
    }

    private static String[] texts(Set<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    public static OffsetDateTime utc(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
