package dev.kunci.importer.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/** Reads whole values with their positions. */
final class JsonValues {

    private final JsonParser parser;
    private final ImportSources sources;
    private int count;
    private long from;

    JsonValues(JsonParser parser, ImportSources sources) {
        this.parser = parser;
        this.sources = sources;
    }

    /** Starts one object, which is held in memory as a whole. */
    void begin() {
        count = 0;
        from = offset(parser.currentTokenLocation());
    }

    /** In bytes, or in characters if the file is not read byte by byte. */
    private static long offset(TokenStreamLocation location) {
        return Math.max(location.getByteOffset(), location.getCharOffset());
    }

    /** The value at the parser's position. */
    LocatedValue value() {
        TokenStreamLocation location = parser.currentTokenLocation();
        count++;
        if (count > ReadingLimits.MOST_VALUES || offset(location) - from > ReadingLimits.MOST_BYTES) {
            throw new StreamConstraintsException("one thing is too large");
        }
        return new LocatedValue(content(), location.getLineNr(), location.getColumnNr());
    }

    private @Nullable Object content() {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> storable(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> number(parser.getString());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_ARRAY -> {
                List<LocatedValue> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value());
                }
                yield array;
            }
            case START_OBJECT -> {
                Map<String, LocatedValue> object = new LinkedHashMap<>();
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

    /** A few characters can denote a number whose digits fill the memory. */
    private @Nullable BigDecimal number(String text) {
        try {
            if (text.length() <= ReadingLimits.LONGEST_NUMBER) {
                BigDecimal number = new BigDecimal(text);
                if (Math.abs((long) number.scale()) <= ReadingLimits.LONGEST_NUMBER) {
                    return number;
                }
            }
        } catch (NumberFormatException exponent) {
            // An exponent of more than ten digits, which is too long as well.
        }
        String field = parser.currentName();
        sources.report("number-size", parser.currentTokenLocation(), field == null ? "" : field);
        return null;
    }

    void put(Map<String, LocatedValue> object, String name, LocatedValue value) {
        if (object.putIfAbsent(storable(name), value) != null) {
            sources.report("field-twice", value, name);
        }
    }

    /** PostgreSQL stores neither a null character nor half of a surrogate pair. */
    private String storable(String text) {
        boolean odd = text.codePoints()
                .anyMatch(c -> c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        if (!odd) {
            return text;
        }
        String field = parser.currentName();
        sources.report("character", parser.currentTokenLocation(), field == null ? "" : field);
        return "";
    }
}
