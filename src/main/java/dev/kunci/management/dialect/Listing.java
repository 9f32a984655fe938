package dev.kunci.management.dialect;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A list: of whole things, or of what they are known by.
 *
 * @param property what the list is called, for example {@code developer}
 * @param identifier for a list of names: which field of the thing the name is, for example {@code email}; null for a
 *     list of whole things
 * @param items the things, or their names
 * @param nextPageToken null on the last page, and where pages are asked for in another way
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
