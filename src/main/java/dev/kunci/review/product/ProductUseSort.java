package dev.kunci.review.product;

/** The columns by which the uses of an API product can be sorted; each has an index. */
public enum ProductUseSort {
    REQUESTED("o.requested_at %1$s, o.id %1$s"),
    STATUS("o.status %1$s, o.requested_at %1$s, o.id %1$s");

    private final String order;

    ProductUseSort(String order) {
        this.order = order;
    }

    String orderBy(boolean ascending) {
        return order.formatted(ascending ? "asc" : "desc");
    }
}
