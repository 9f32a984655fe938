package dev.kunci.review.owner;

import dev.kunci.registry.value.Level;

/** The columns by which a list of developers or app groups can be sorted; each has an index. */
public enum OwnerSort {
    NAME("%2$s"),
    STATUS("o.status %1$s, %2$s"),
    CREATED("o.created_at %1$s, o.id %1$s"),
    CHANGED("o.changed_at %1$s, o.id %1$s");

    private final String order;

    OwnerSort(String order) {
        this.order = order;
    }

    /** An e-mail address is unique by itself; names of groups may differ in case only. */
    String orderBy(Level level, boolean ascending) {
        String direction = ascending ? "asc" : "desc";
        String name = level == Level.DEVELOPER ? "o.email_key %s" : "o.name_key %1$s, o.id %1$s";
        return order.formatted(direction, name.formatted(direction));
    }
}
