package dev.kunci.review.queue;

import dev.kunci.registry.access.Gate;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Status;
import dev.kunci.review.RowMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One API product on one key in the queue: what is requested, by whom and why.
 *
 * @param app its display name, or else its name
 * @param owner the e-mail address of the developer or the name of the app group
 * @param blocked the gate that would block calls even if the grant were approved; null for none
 * @param own whether the reader filed the request or widened the API product, under any account
 * @param again whether it was revoked on this key before
 * @param widened whether the API product opens more since it was approved
 */
public record PendingRow(
        UUID id,
        UUID productId,
        String product,
        String productName,
        UUID appId,
        String app,
        String appName,
        String owner,
        String keyHint,
        Instant requestedAt,
        String requestedBy,
        @Nullable String reason,
        Gate.@Nullable Kind blocked,
        boolean own,
        boolean again,
        boolean widened,
        StatusSnapshot standing) {

    /** Whether it still waits for a decision. */
    public boolean waits() {
        return standing.status() == Status.PENDING;
    }

    /** @param reader the accounts that count as the reader */
    static PendingRow of(ResultSet rs, Set<UUID> reader) throws SQLException {
        UUID filedBy = rs.getObject("requested_by_id", UUID.class);
        List<UUID> wideners = List.of((UUID[]) rs.getArray("widened_by").getArray());
        return new PendingRow(
                rs.getObject("id", UUID.class),
                rs.getObject("product_id", UUID.class),
                rs.getString("product"),
                rs.getString("product_name"),
                rs.getObject("app_id", UUID.class),
                rs.getString("app"),
                rs.getString("app_name"),
                rs.getString("owner"),
                rs.getString("key_hint"),
                RowMapping.instant(rs, "requested_at"),
                rs.getString("requested_by"),
                rs.getString("request_reason"),
                RowMapping.gate(rs, "blocked"),
                filedBy != null && reader.contains(filedBy) || wideners.stream().anyMatch(reader::contains),
                rs.getBoolean("again"),
                !wideners.isEmpty(),
                RowMapping.standing(rs, ""));
    }
}
