package dev.kunci.importer.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value with its position, so that a problem found later can still name it.
 *
 * @param content String, Number, Boolean, null, {@code List<LocatedValue>} or {@code Map<String, LocatedValue>}
 */
public record LocatedValue(@Nullable Object content, int line, int column) {

    boolean isNull() {
        return content == null;
    }

    /** @return null if this is not an object */
    @Nullable
    Map<String, LocatedValue> object() {
        if (!(content instanceof Map<?, ?> map)) {
            return null;
        }
        Map<String, LocatedValue> object = new LinkedHashMap<>();
        map.forEach((name, value) -> object.put((String) name, (LocatedValue) value));
        return object;
    }

    /** @return null if this is not an array */
    @Nullable
    List<LocatedValue> array() {
        return content instanceof List<?> list
                ? list.stream().map(LocatedValue.class::cast).toList()
                : null;
    }

    /** The value without positions, as a mapper writes it. */
    @Nullable
    Object plain() {
        if (content instanceof List<?> list) {
            return list.stream().map(value -> ((LocatedValue) value).plain()).toList();
        }
        Map<String, LocatedValue> object = object();
        if (object == null) {
            return content;
        }
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        object.forEach((name, value) -> plain.put(name, value.plain()));
        return plain;
    }
}
