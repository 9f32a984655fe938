package dev.kunci.management.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list of whole objects or of their names.
 *
 * @param property the name of the list, for example {@code developer}
 * @param identifier for a list of names: the field with the name, for example {@code email}; null for a list of whole
 *     objects
 * @param items the objects, or their names
 * @param nextPageToken null on the last page, and if pages are requested in another way
 */
public record Listing(
        String property,
        @Nullable String identifier,
        List<?> items,
        @Nullable String nextPageToken) {

    public static Listing full(String property, List<?> items) {
        return new Listing(property, null, items, null);
    }

    public static Listing names(String property, String identifier, List<String> names) {
        return new Listing(property, identifier, names, null);
    }

    public Listing andThen(@Nullable String token) {
        return new Listing(property, identifier, items, token);
    }
}
