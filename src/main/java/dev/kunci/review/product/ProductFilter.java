package dev.kunci.review.product;

import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.ProductAccess;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of API products; null means any.
 *
 * @param text part of a name or display name
 */
public record ProductFilter(
        @Nullable String text,
        @Nullable ApprovalType approvalType,
        @Nullable ProductAccess access) {

    public static final ProductFilter ANY = new ProductFilter(null, null, null);

    public boolean any() {
        return equals(ANY);
    }
}
