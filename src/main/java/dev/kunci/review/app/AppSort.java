package dev.kunci.review.app;

/** The columns by which a list of apps can be sorted; each has an index. */
public enum AppSort {
    NAME("a.name %1$s, a.id %1$s"),
    OWNER("a.owner_key %1$s, a.name %1$s, a.id %1$s"),
    STATUS("a.status %1$s, a.name %1$s, a.id %1$s"),
    CREATED("a.created_at %1$s, a.id %1$s"),
    CHANGED("a.changed_at %1$s, a.id %1$s");

    private final String order;

    AppSort(String order) {
        this.order = order;
    }

    String orderBy(boolean ascending) {
        return order.formatted(ascending ? "asc" : "desc");
    }
}
