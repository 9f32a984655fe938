package dev.kunci.review.product;

import dev.kunci.operators.Permission;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.path.OperationGroup;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything on the page of one API product.
 *
 * @param draft its editable fields
 * @param stored the stored operations, possibly without a valid one; null for none
 * @param version what an edit must name, so that no other edit is lost
 * @param permission what the reader may do here; the services check it again
 */
public record ProductDetails(
        UUID organization,
        UUID id,
        String name,
        ProductContent draft,
        @Nullable OperationGroup stored,
        long version,
        Instant createdAt,
        String createdBy,
        Instant modifiedAt,
        String modifiedBy,
        Approvers approvers,
        Permission permission,
        boolean reasonsRequired) {

    /**
     * Who decides on requests for a product.
     *
     * @param limited the names of approvers of certain products, including this one
     * @param all the names of approvers of everything
     */
    public record Approvers(List<String> limited, List<String> all) {}
}
