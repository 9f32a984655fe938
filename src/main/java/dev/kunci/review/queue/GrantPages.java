package dev.kunci.review.queue;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permissions;
import dev.kunci.operators.Role;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.Cursor;
import dev.kunci.review.RowMapping;
import dev.kunci.shared.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The API products on all keys of an organization for programs, page by page, oldest requests first. */
@Service
@Transactional(readOnly = true)
public class GrantPages {

    /** The last year with four digits. */
    private static final int LATEST = 9999;

    private static final String ROWS = """
            select o.*, p.name as product, c.app_id, a.name as app, d.email, g.name as app_group
            from (%s) o
            join api_product p on p.organization_id = o.organization_id and p.id = o.product_id
            join credential c on c.organization_id = o.organization_id and c.id = o.credential_id
            join app a on a.organization_id = o.organization_id and a.id = c.app_id
            left join developer d on d.organization_id = o.organization_id and d.id = a.developer_id
            left join app_group g on g.organization_id = o.organization_id and g.id = a.app_group_id
            order by o.requested_at, o.id limit :limit
            """;

    private final JdbcClient jdbc;
    private final Permissions permissions;

    GrantPages(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /**
     * An API product on a key, with what is needed to decide on it.
     *
     * @param developer the e-mail address of the owner, null if that is an app group
     */
    public record Row(
            UUID id,
            UUID credential,
            String product,
            UUID appId,
            String app,
            @Nullable String developer,
            @Nullable String appGroup,
            Instant requestedAt,
            String requestedBy,
            @Nullable String reason,
            StatusSnapshot standing) {

        static Row of(ResultSet rs, int row) throws SQLException {
            return new Row(
                    rs.getObject("id", UUID.class),
                    rs.getObject("credential_id", UUID.class),
                    rs.getString("product"),
                    rs.getObject("app_id", UUID.class),
                    rs.getString("app"),
                    rs.getString("email"),
                    rs.getString("app_group"),
                    RowMapping.instant(rs, "requested_at"),
                    rs.getString("requested_by"),
                    rs.getString("request_reason"),
                    RowMapping.standing(rs, ""));
        }

        /** The key of a page after this row. */
        public String key() {
            return requestedAt + " " + id;
        }
    }

    /**
     * @param status null for any
     * @param product the id of an API product, null for any
     * @param from by {@link Row#key()}
     * @throws Refusal.Invalid if that is not such a key
     */
    public List<Row> page(
            Actor actor, UUID organization, @Nullable Status status, @Nullable UUID product, Cursor from) {
        permissions.of(actor, organization).require(Role.VIEWER);
        Map<String, Object> params = new HashMap<>(Map.of("organization", organization, "limit", from.limit()));
        String where = "";
        if (product != null) {
            where += " and product_id = :product";
            params.put("product", product);
        }
        where += after(from, params);
        Collection<Status> statuses = status == null ? Level.GRANT.statuses() : List.of(status);
        String end = where + " order by requested_at, id limit :limit)";
        String grants = statuses.stream()
                .map(one -> "(select * from product_grant where organization_id = :organization and status = '"
                        + one.code() + "'" + end)
                .collect(Collectors.joining(" union all "));
        return jdbc.sql(ROWS.formatted(grants)).params(params).query(Row::of).list();
    }

    private static String after(Cursor from, Map<String, Object> params) {
        if (from.key() == null) {
            return "";
        }
        try {
            String[] parts = from.key().split(" ", 2);
            OffsetDateTime at = Instant.parse(parts[0]).atOffset(ZoneOffset.UTC);
            if (at.getYear() < 1 || at.getYear() > LATEST) {
                throw new Refusal.Invalid("refusal.page");
            }
            params.put("at", at);
            params.put("id", UUID.fromString(parts[parts.length - 1]));
        } catch (DateTimeParseException | IllegalArgumentException none) {
            throw new Refusal.Invalid("refusal.page");
        }
        return " and (requested_at, id) > (:at, :id)";
    }
}
