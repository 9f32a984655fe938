package dev.kunci.intake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON value with the place where it stands, so that a problem found later can still name it.
 *
 * @param content String, Number, Boolean, null, {@code List<Value>} or {@code Map<String, Value>}
 */
record Value(@Nullable Object content, int line, int column) {

    boolean isNull() {
        return content == null;
    }

    /** @return null where this is no object */
    @Nullable
    Map<String, Value> object() {
        if (!(content instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, Value> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put((String) name, (Value) value));
        return object;
    }

    /** @return null where this is no array */
    @Nullable
    List<Value> array() {
        return content instanceof List<?> list
                ? list.stream().map(Value.class::cast).toList()
                : null;
    }

    /** The value without places, as a mapper writes it. */
    @Nullable
    Object plain() {
        if (content instanceof List<?> list) {
            return list.stream().map(value -> ((Value) value).plain()).toList();
        }
        Map<String, Value> object = object();
        if (object == null) {
            return content;
        }
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        object.forEach((name, value) -> plain.put(name, value.plain()));
        return plain;
    }
}
