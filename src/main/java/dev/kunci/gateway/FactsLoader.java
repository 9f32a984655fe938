package dev.kunci.gateway;

import dev.kunci.registry.access.CallScope;
import dev.kunci.registry.value.Status;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Loads a key with everything its verdict depends on, in one statement and so as of one moment. */
class FactsLoader {

    private static final String SQL = """
            select o.id as organization, c.id as key_id, c.key_hash, c.status, c.status_changed_at, c.expires_at,
              a.id as app_id, a.name as app, a.status as app_status, a.status_changed_at as app_since,
              coalesce(d.id, g.id) as owner_id, coalesce(d.email, g.name) as owner, d.id is null as app_group,
              coalesce(d.status, g.status) as owner_status,
              coalesce(d.status_changed_at, g.status_changed_at) as owner_since,
              t.id as grant_id, t.status as grant_status, t.status_changed_at as grant_since,
              p.id as product_id, p.name as product, p.environments, p.proxies, p.api_resources, p.operation_group
            from organization o
            left join credential c on c.organization_id = o.id and c.key_hash in (:hashes)
            left join app a on a.organization_id = c.organization_id and a.id = c.app_id
            left join developer d on d.organization_id = a.organization_id and d.id = a.developer_id
            left join app_group g on g.organization_id = a.organization_id and g.id = a.app_group_id
            left join product_grant t on t.organization_id = c.organization_id and t.credential_id = c.id
            left join api_product p on p.organization_id = t.organization_id and p.id = t.product_id
            where o.name = :organization
            order by c.id, t.requested_at, t.id
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    FactsLoader(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * @param hashes under which the key may be stored
     * @return what exists of it
     */
    AccessFacts of(String organization, List<byte[]> hashes) {
        AccessFacts found = AccessFacts.empty();
        List<UUID> grants = new ArrayList<>();
        jdbc.sql(SQL)
                .param("hashes", hashes)
                .param("organization", organization)
                .query(row -> {
                    UUID id = id(row, "organization");
                    found.organizations().put(organization, id);
                    if (row.getObject("key_id") != null) {
                        if (row.getObject("grant_id") != null) {
                            grants.add(id(row, "grant_id"));
                            grant(found, row);
                        }
                        key(found, id, row, List.copyOf(grants));
                    }
                });
        UUID id = found.organizations().get(organization);
        if (id != null && found.keys().isEmpty()) {
            found.unknown().put(KeyHash.of(id, hashes.getFirst()), true);
        }
        return found;
    }

    private static void key(AccessFacts found, UUID organization, ResultSet row, List<UUID> grants)
            throws SQLException {
        UUID id = id(row, "key_id");
        UUID app = id(row, "app_id");
        UUID owner = id(row, "owner_id");
        if (!found.keys().isEmpty() && !found.keys().containsKey(id)) {
            throw new IllegalStateException("one consumer key is stored as two credentials");
        }
        found.ids().put(KeyHash.of(organization, row.getBytes("key_hash")), id);
        found.keys()
                .put(
                        id,
                        new AccessFacts.Key(
                                id,
                                app,
                                status(row, "status").open(),
                                at(row, "status_changed_at"),
                                atOrNever(row, "expires_at"),
                                grants,
                                new LastUse(organization, id)));
        found.apps()
                .put(
                        app,
                        new AccessFacts.App(
                                app,
                                owner,
                                text(row, "app"),
                                status(row, "app_status").open(),
                                at(row, "app_since")));
        found.owners()
                .put(
                        owner,
                        new AccessFacts.Owner(
                                text(row, "owner"),
                                row.getBoolean("app_group"),
                                status(row, "owner_status").open(),
                                at(row, "owner_since")));
    }

    private void grant(AccessFacts found, ResultSet row) throws SQLException {
        UUID product = id(row, "product_id");
        found.grants()
                .put(
                        id(row, "grant_id"),
                        new AccessFacts.Grant(product, status(row, "grant_status"), at(row, "grant_since")));
        found.products().put(product, new AccessFacts.Product(text(row, "product"), CallScope.of(row, json)));
    }

    private static UUID id(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, UUID.class));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column));
    }

    private static Status status(ResultSet row, String column) throws SQLException {
        return Status.of(text(row, column));
    }

    private static Instant at(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(atOrNever(row, column));
    }

    private static @Nullable Instant atOrNever(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
