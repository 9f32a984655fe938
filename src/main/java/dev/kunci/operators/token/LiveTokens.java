package dev.kunci.operators.token;

import dev.kunci.operators.Permission;
import dev.kunci.operators.PermissionRow;
import dev.kunci.operators.Role;
import dev.kunci.shared.database.BatchedLookup;
import java.nio.ByteBuffer;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds the tokens of calls that come in, as long as they may be used; calls at the same time share one statement. */
@Component
class LiveTokens {

    private static final String ALIVE = "select " + PermissionRow.COLUMNS + """
              , asked.number, g.name as organization_name, t.organization_id, t.id, t.operator_id, o.email, t.roles,
              case when not t.all_products then array(select p.product_id from api_token_product p
                where p.organization_id = t.organization_id and p.token_id = t.id) end as products,
              t.last_used_at is null or t.last_used_at < :now - interval '1 minute' as unseen
            from unnest(:hashes::bytea[], :users::text[]) with ordinality asked (hash, called, number)
            join api_token t on t.token_hash = asked.hash
            join operator o on o.id = t.operator_id join organization g on g.id = t.organization_id
            join membership m on m.organization_id = t.organization_id and m.operator_id = t.operator_id
            where t.revoked_at is null and (t.expires_at is null or t.expires_at > :now)
              and not o.disabled and not o.password_one_time
              and (asked.called is null or o.email_key = lower(asked.called))
            """;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final BatchedLookup<Asked, Found> lookup = new BatchedLookup<>(this::read);

    LiveTokens(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @param user the operator it must act as, null if the call does not say */
    private record Asked(ByteBuffer hash, @Nullable String user) {}

    /**
     * @param roles its limit
     * @param only the API products its approvals are limited to, null for no limit
     * @param permission what its operator may do within these limits
     * @param unseen whether it was not used in the last minute
     */
    record Found(
            UUID organization,
            String organizationName,
            UUID id,
            UUID operator,
            String email,
            Set<Role> roles,
            @Nullable Set<UUID> only,
            Permission permission,
            boolean unseen) {}

    /** @return empty if it is unknown, revoked or expired, or its operator is another, is disabled or has left */
    Optional<Found> find(byte[] hash, @Nullable String user) {
        return lookup.find(new Asked(ByteBuffer.wrap(hash), user));
    }

    private Map<Asked, Found> read(Set<Asked> wanted) {
        List<Asked> asked = List.copyOf(wanted);
        Map<Asked, Found> found = HashMap.newHashMap(asked.size());
        jdbc.sql(ALIVE)
                .param("hashes", asked.stream().map(one -> one.hash.array()).toArray(byte[][]::new))
                .param("users", asked.stream().map(Asked::user).toArray(String[]::new))
                .param("now", TokenRows.utc(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .query(row -> {
                    found.put(asked.get(row.getInt("number") - 1), found(row));
                });
        return found;
    }

    private static Found found(ResultSet row) throws SQLException {
        UUID organization = row.getObject("organization_id", UUID.class);
        Set<Role> roles = Role.of((String[]) row.getArray("roles").getArray());
        Array products = row.getArray("products");
        Set<UUID> only = products == null ? null : Set.of((UUID[]) products.getArray());
        return new Found(
                organization,
                row.getString("organization_name"),
                row.getObject("id", UUID.class),
                row.getObject("operator_id", UUID.class),
                row.getString("email"),
                roles,
                only,
                PermissionRow.read(row, organization, roles, only),
                row.getBoolean("unseen"));
    }

    /** Notes that a token was used; once a minute is enough. */
    void used(Found token) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql("update api_token set last_used_at = ? where organization_id = ? and id = ?"
                        + " and (last_used_at is null or last_used_at < ?)")
                .params(
                        TokenRows.utc(now),
                        token.organization,
                        token.id,
                        TokenRows.utc(now.minus(1, ChronoUnit.MINUTES)))
                .update();
    }
}
