package dev.kunci.review.people;

/**
 * The columns by which the list of members can be sorted; members who were never seen come last, or first in descending
 * order.
 */
public enum PersonSort {
    NAME("coalesce(nullif(lower(name), ''), email_key) %1$s, email_key %1$s, id %1$s"),
    EMAIL("email_key %1$s, id %1$s"),
    LAST_SEEN("coalesce(seen, '-infinity') %1$s, id %1$s");

    private final String order;

    PersonSort(String order) {
        this.order = order;
    }

    String orderBy(boolean ascending) {
        return order.formatted(ascending ? "asc" : "desc");
    }
}
