package dev.kunci.management.description;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kunci.management.description.Wording.Word;
import dev.kunci.management.dialect.EdgeOnly;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Writes the wire records as JSON schemas in the X dialect, each once, under its name without "Wire". */
final class Schemas {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Wording words;
    private final TreeMap<String, ObjectNode> written = new TreeMap<>();

    Schemas(Wording words) {
        this.words = words;
    }

    /** All referenced schemas, by name. */
    ObjectNode all() {
        ObjectNode all = JSON.objectNode();
        written.forEach(all::set);
        return all;
    }

    ObjectNode of(Type type) {
        if (type instanceof ParameterizedType parameterized
                && parameterized.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw)) {
            return array(of(parameterized.getActualTypeArguments()[0]));
        }
        if (!(type instanceof Class<?> known)) {
            return JSON.objectNode();
        }
        if (known.isRecord()) {
            return reference(known);
        }
        if (known.isEnum()) {
            ObjectNode schema = typed("string");
            Arrays.stream(known.getEnumConstants()).map(String::valueOf).forEach(schema.putArray("enum")::add);
            return schema;
        }
        // Only the boxed type is written as a string; see Dialect.
        if (known == Long.class) {
            return typed("string").put("format", "int64").put("pattern", "^-?[0-9]+$");
        }
        if (known == String.class) {
            return typed("string");
        }
        if (known == Boolean.class || known == boolean.class) {
            return typed("boolean");
        }
        if (known == Integer.class || known == int.class || known == long.class) {
            return typed("integer");
        }
        return JSON.objectNode();
    }

    /** The schema of a list, possibly with further pages. */
    ObjectNode list(String property, Type item, boolean pages) {
        ObjectNode list = typed("object");
        ObjectNode properties = list.putObject("properties");
        properties.set(property, array(of(item)));
        if (pages) {
            properties.set("nextPageToken", typed("string").put("description", words.text("nextPageToken")));
        }
        return list;
    }

    static ObjectNode array(ObjectNode items) {
        ObjectNode array = typed("array");
        array.set("items", items);
        return array;
    }

    static ObjectNode typed(String type) {
        return JSON.objectNode().put("type", type);
    }

    private static String name(Class<?> type) {
        String own = type.getSimpleName().replaceFirst("^Wire", "");
        Class<?> outer = type.getEnclosingClass();
        return outer == null ? own : name(outer) + own;
    }

    private ObjectNode reference(Class<?> type) {
        String name = name(type);
        if (!written.containsKey(name)) {
            ObjectNode schema = typed("object");
            written.put(name, schema);
            describe(type, name, schema);
            if (namedByText(type)) {
                ObjectNode either = JSON.objectNode();
                either.putArray("anyOf").add(schema).add(typed("string"));
                written.put(name, either);
            }
        }
        return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
    }

    private void describe(Class<?> type, String name, ObjectNode schema) {
        schema.put("description", words.text("schema." + name));
        ObjectNode properties = schema.putObject("properties");
        Set<String> required = new LinkedHashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.isAnnotationPresent(EdgeOnly.class)) {
                continue;
            }
            properties.set(component.getName(), property(name, component));
            if (alwaysThere(type, component)) {
                required.add(component.getName());
            }
        }
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
    }

    private ObjectNode property(String schema, RecordComponent component) {
        ObjectNode property = of(component.getGenericType());
        Word word = words.of(schema + "." + component.getName(), component.getName());
        property.put("description", word.text());
        if (!word.choices().isEmpty()) {
            word.choices().forEach(property.putArray("enum")::add);
        }
        if (word.is("answers")) {
            property.put("readOnly", true);
        }
        if (word.is("requests")) {
            property.put("writeOnly", true);
        }
        return property;
    }

    /** The X dialect leaves out null and empty values. */
    private static boolean alwaysThere(Class<?> type, RecordComponent component) {
        JsonInclude inclusion = type.getAnnotation(JsonInclude.class);
        if (inclusion != null && inclusion.value() == JsonInclude.Include.ALWAYS) {
            return true;
        }
        return !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && !Collection.class.isAssignableFrom(component.getType());
    }

    private static boolean namedByText(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .map(method -> method.getAnnotation(JsonCreator.class))
                .anyMatch(creator -> creator != null && creator.mode() == JsonCreator.Mode.DELEGATING);
    }
}
