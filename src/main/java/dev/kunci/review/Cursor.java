package dev.kunci.review;

import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list for programs begins: by key and not by number, so that what others write meanwhile neither
 * repeats nor hides a row.
 *
 * @param key the first or the last key seen, null for the beginning
 * @param inclusive whether the page begins with that key (Apigee's startKey) or after it
 * @param limit how many rows at most, at least 1
 */
public record Cursor(@Nullable String key, boolean inclusive, int limit) {

    /** The comparison of a column with {@code :from}, with {@code and} before it; empty from the beginning. */
    public String condition(String column) {
        return key == null ? "" : " and " + column + (inclusive ? " >= " : " > ") + ":from";
    }
}
