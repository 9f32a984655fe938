package dev.kunci.review.product;

import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.path.OperationGroup;
import dev.kunci.registry.value.Attribute;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An API product as programs read it.
 *
 * @param draft what can be edited, as it is now
 * @param attributes all of them in their order, the access among them
 * @param operationGroup the operations as they are stored, null for none
 * @param space the label under which it is, empty for none
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
        String modifiedBy) {}
