package dev.kunci.review.owner;

import dev.kunci.registry.value.Status;
import org.jspecify.annotations.Nullable;

/**
 * The filter of a list of developers or app groups; null means any.
 *
 * @param text part of an address or a name
 */
public record OwnerFilter(@Nullable String text, @Nullable Status status) {

    public static final OwnerFilter ANY = new OwnerFilter(null, null);

    public boolean any() {
        return equals(ANY);
    }
}
