package dev.kunci.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Takes a file apart into developers, app groups, API products and apps, holding one of them at a time. */
final class JsonItems {

    /** The names under which Apigee lists things. */
    private static final Map<String, Kind> LISTS = Map.of(
            "app", Kind.APP,
            "appGroupApps", Kind.APP,
            "developer", Kind.DEVELOPER,
            "apiProduct", Kind.PRODUCT,
            "appGroup", Kind.APP_GROUP,
            "appGroups", Kind.APP_GROUP);

    private final JsonParser parser;
    private final Source source;
    private final BiConsumer<Kind, Value> items;

    JsonItems(JsonParser parser, Source source, BiConsumer<Kind, Value> items) {
        this.parser = parser;
        this.source = source;
        this.items = items;
    }

    /** @throws ImportProblem where it is no JSON, or not what Apigee exports */
    void read() {
        try {
            if (parser.nextToken() == null) {
                throw source.problem("empty", parser.currentTokenLocation(), "");
            }
            do {
                document();
            } while (parser.nextToken() != null);
        } catch (JacksonException broken) {
            TokenStreamLocation place = Objects.requireNonNullElse(broken.getLocation(), parser.currentLocation());
            throw source.problem("json", place, "");
        }
    }

    private void document() {
        switch (parser.currentToken()) {
            case START_ARRAY -> list(null);
            case START_OBJECT -> wrapperOrItem();
            default -> throw source.problem("object", parser.currentTokenLocation(), "");
        }
    }

    private void wrapperOrItem() {
        TokenStreamLocation start = parser.currentTokenLocation();
        Map<String, Value> fields = new LinkedHashMap<>();
        boolean lists = false;
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            Kind kind = LISTS.get(name);
            if (parser.nextToken() == JsonToken.START_ARRAY && kind != null) {
                lists = true;
                list(kind);
            } else {
                put(fields, name, value());
            }
        }
        if (!lists && !fields.isEmpty()) {
            item(null, new Value(fields, start.getLineNr(), start.getColumnNr()));
        }
    }

    private void list(@Nullable Kind kind) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            item(kind, value());
        }
    }

    private void item(@Nullable Kind named, Value value) {
        Map<String, Value> fields = value.object();
        if (fields == null) {
            throw source.problem("object", value, "");
        }
        Kind kind = named == null ? Shape.of(fields) : named;
        if (kind == null) {
            throw source.problem("unknown-kind", value, "");
        }
        items.accept(kind, value);
    }

    private Value value() {
        TokenStreamLocation place = parser.currentTokenLocation();
        return new Value(content(), place.getLineNr(), place.getColumnNr());
    }

    private @Nullable Object content() {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> storable(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> {
                List<Value> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value());
                }
                yield array;
            }
            case START_OBJECT -> {
                Map<String, Value> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    put(object, name, value());
                }
                yield object;
            }
            default -> null;
        };
    }

    /** PostgreSQL keeps neither a null character nor half of a surrogate pair. */
    private String storable(String text) {
        boolean odd = text.codePoints()
                .anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        if (odd) {
            String field = parser.currentName();
            throw source.problem("character", parser.currentTokenLocation(), field == null ? "" : field);
        }
        return text;
    }

    private void put(Map<String, Value> object, String name, Value value) {
        storable(name);
        if (object.put(name, value) != null) {
            throw source.problem("field-twice", value, name);
        }
    }
}
