package dev.kunci.review.people;

/** The columns by which the list of gateway tokens can be sorted. */
public enum GatewayTokenSort {
    NAME("lower(name) %1$s, id %1$s"),
    CREATED("created_at %1$s, id %1$s"),
    CREATED_BY("lower(created_by) %1$s, lower(name) %1$s, id %1$s"),
    EXPIRES("coalesce(expires_at, 'infinity') %1$s, id %1$s");

    private final String order;

    GatewayTokenSort(String order) {
        this.order = order;
    }

    String orderBy(boolean ascending) {
        return order.formatted(ascending ? "asc" : "desc");
    }
}
