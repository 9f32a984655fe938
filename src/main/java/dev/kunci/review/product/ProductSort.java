package dev.kunci.review.product;

/** The columns by which a list of API products can be sorted; each has an index. */
public enum ProductSort {
    NAME("lower(p.display_name) %1$s, p.id %1$s"),
    APPROVAL("p.approval_type %1$s, lower(p.display_name) %1$s, p.id %1$s"),
    MODIFIED("p.modified_at %1$s, p.id %1$s");

    private final String order;

    ProductSort(String order) {
        this.order = order;
    }

    String orderBy(boolean ascending) {
        return order.formatted(ascending ? "asc" : "desc");
    }
}
