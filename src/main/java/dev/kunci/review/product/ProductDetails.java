package dev.kunci.review.product;

import dev.kunci.operators.Permission;
import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.path.OperationGroup;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything the page of one API product shows.
 *
 * @param draft what can be edited, as it is now
 * @param stored the operations as they are stored, which may name no call at all; null for none
 * @param version what an edit must name, so that nobody's edit is lost
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
     * @param limited the names of those who decide on named products only, this one among them
     * @param all the names of those who decide on everything
     */
    public record Approvers(List<String> limited, List<String> all) {}
}
