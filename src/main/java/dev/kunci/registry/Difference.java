package dev.kunci.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The fields that an edit changes, as the record keeps them. */
record Difference(Map<String, Object> before, Map<String, Object> after) {

    /** @param all the same fields before and after */
    static Difference of(Map<String, Object> all, Map<String, Object> then) {
        Map<String, Object> before = new LinkedHashMap<>(all);
        before.entrySet().removeIf(field -> Objects.equals(field.getValue(), then.get(field.getKey())));
        Map<String, Object> after = new LinkedHashMap<>(then);
        after.keySet().retainAll(before.keySet());
        return new Difference(before, after);
    }

    boolean none() {
        return before.isEmpty();
    }
}
