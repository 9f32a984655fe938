package dev.kunci.review.app;

import dev.kunci.registry.access.Gate;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.RowMapping;
import dev.kunci.review.app.AppDetails.GrantView;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A grant as read, before the gates above it are known. */
record GrantRow(
        UUID id,
        UUID credential,
        UUID productId,
        String product,
        String productName,
        ApprovalType approvalType,
        List<String> scopes,
        Instant requestedAt,
        String requestedBy,
        @Nullable String filedBy,
        @Nullable String requestReason,
        StatusSnapshot standing) {

    static GrantRow of(ResultSet rs) throws SQLException {
        return new GrantRow(
                rs.getObject("id", UUID.class),
                rs.getObject("credential_id", UUID.class),
                rs.getObject("product_id", UUID.class),
                rs.getString("product"),
                rs.getString("product_name"),
                ApprovalType.of(rs.getString("approval_type")),
                RowMapping.strings(rs, "product_scopes"),
                RowMapping.instant(rs, "requested_at"),
                rs.getString("requested_by"),
                rs.getString("filed_by"),
                rs.getString("request_reason"),
                RowMapping.standing(rs, ""));
    }

    GrantView view(UUID organization, GateChain above) {
        return new GrantView(
                new Target(organization, Level.GRANT, id),
                productId,
                product,
                productName,
                approvalType,
                scopes,
                requestedAt,
                requestedBy,
                filedBy,
                requestReason,
                standing,
                above.and(Gate.Kind.GRANT, product, standing).access());
    }
}
