package dev.kunci.review.people;

/** The columns by which a list of tokens can be sorted. */
public enum TokenSort {
    NAME("lower(name) %1$s, id %1$s"),
    OWNER("lower(owner) %1$s, lower(name) %1$s, id %1$s"),
    CREATED("created_at %1$s, id %1$s"),
    EXPIRES("coalesce(expires_at, 'infinity') %1$s, id %1$s"),
    LAST_USED("coalesce(last_used_at, '-infinity') %1$s, id %1$s");

    private final String order;

    TokenSort(String order) {
        this.order = order;
    }

    String orderBy(boolean ascending) {
        return order.formatted(ascending ? "asc" : "desc");
    }
}
