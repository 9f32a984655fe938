package dev.kunci.review;

import org.jspecify.annotations.Nullable;

/**
 * Where a page of a list for programs begins: by key and not by number, so that concurrent changes neither repeat nor
 * hide a row.
 *
 * @param key the first or the last key seen, null for the beginning
 * @param inclusive whether the page begins with that key (Apigee's startKey) or after it
 * @param limit how many rows at most, at least 1
 */
public record Cursor(@Nullable String key, boolean inclusive, int limit) {

    /** The comparison of a column with {@code :from}, beginning with {@code and}; empty for the first page. */
    public String condition(String column) {
        return key == null ? "" : " and " + column + (inclusive ? " >= " : " > ") + ":from";
    }
}
