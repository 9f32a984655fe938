package dev.kunci.review.product;

import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.path.OperationGroup;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Quota;
import dev.kunci.review.RowMapping;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API product as programs read it.
 *
 * @param draft its editable fields
 * @param attributes all of them in their order, including the one for the access
 * @param operationGroup the stored operations, null for none
 * @param space its space, empty for none
 * @param version what an edit must name
 */
public record ProductRecord(
        UUID id,
        String name,
        ProductContent draft,
        List<Attribute> attributes,
        @Nullable OperationGroup operationGroup,
        String space,
        long version,
        Instant createdAt,
        String createdBy,
        Instant modifiedAt,
        String modifiedBy) {

    static ProductRecord of(ResultSet rs, int row) throws SQLException {
        List<Attribute> attributes = RowMapping.attributes(rs);
        OperationGroup group = RowMapping.operationGroup(rs);
        ProductContent draft = new ProductContent(
                rs.getString("display_name"),
                rs.getString("description"),
                ApprovalType.of(rs.getString("approval_type")),
                null,
                RowMapping.strings(rs, "environments"),
                RowMapping.strings(rs, "proxies"),
                RowMapping.strings(rs, "api_resources"),
                group == null ? List.of() : group.operations(),
                group == null ? null : group.unusualType(),
                RowMapping.strings(rs, "scopes"),
                new Quota(rs.getString("quota"), rs.getString("quota_interval"), rs.getString("quota_time_unit")),
                List.of(),
                null);
        return new ProductRecord(
                rs.getObject("id", UUID.class),
                rs.getString("name"),
                draft.with(attributes),
                attributes,
                group,
                rs.getString("space"),
                rs.getLong("version"),
                RowMapping.instant(rs, "created_at"),
                rs.getString("created_by"),
                RowMapping.instant(rs, "modified_at"),
                rs.getString("modified_by"));
    }
}
