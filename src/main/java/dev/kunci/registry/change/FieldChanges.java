package dev.kunci.registry.change;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** The fields that an edit changes, for the audit log. */
public record FieldChanges(Map<String, Object> before, Map<String, Object> after) {

    /** @param all the same fields before and after */
    public static FieldChanges of(Map<String, Object> all, Map<String, Object> then) {
        Map<String, Object> before = new LinkedHashMap<>(all);
        before.entrySet().removeIf(field -> Objects.equals(field.getValue(), then.get(field.getKey())));
        Map<String, Object> after = new LinkedHashMap<>(then);
        after.keySet().retainAll(before.keySet());
        return new FieldChanges(before, after);
    }

    public boolean none() {
        return before.isEmpty();
    }
}
