package dev.kunci.review.queue;

/** The columns by which the queue can be sorted; oldest requests come first. */
public enum PendingSort {
    WAITING("o.requested_at %1$s, o.id %1$s"),
    PRODUCT("lower(p.display_name) %1$s, p.name %1$s, o.requested_at %1$s, o.id %1$s");

    private final String order;

    PendingSort(String order) {
        this.order = order;
    }

    String orderBy(boolean ascending) {
        return order.formatted(ascending ? "asc" : "desc");
    }
}
