package dev.kunci.intake;

import dev.kunci.shared.PlainText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads the fields of one object and says where one is not what it has to be. */
final class Fields {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final BigDecimal LAST =
            new BigDecimal(Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli());
    private static final Pattern UUID_TEXT = Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");
    private static final int LONGEST_NAME = 255;

    private final Source source;
    private final Value place;
    private final Map<String, Value> fields;

    private Fields(Source source, Value place, Map<String, Value> fields) {
        this.source = source;
        this.place = place;
        this.fields = fields;
    }

    /** @param field what the file calls it, for the problem that it is no object */
    static Fields of(Source source, Value value, String field) {
        Map<String, Value> fields = value.object();
        if (fields == null) {
            throw source.problem(field.isEmpty() ? "object" : "field-object", value, field);
        }
        return new Fields(source, value, fields);
    }

    /** Where the object begins. */
    Value place() {
        return place;
    }

    /** Where this field stands, or the object where it does not have it. */
    Value place(String field) {
        Value value = fields.get(field);
        return value == null ? place : value;
    }

    /** @return null where the field is absent or null */
    @Nullable
    Value value(String field) {
        Value value = fields.get(field);
        return value == null || value.isNull() ? null : value;
    }

    /** The problem with this field, or with the object where it does not have it. */
    ImportProblem problem(String what, String field, Object... values) {
        return source.problem(what, place(field), field, values);
    }

    @Nullable
    String text(String field) {
        Value value = value(field);
        return value == null ? null : text(field, value);
    }

    String text(String field, String absent) {
        String text = text(field);
        return text == null ? absent : text;
    }

    /** What others are found by: there, not blank, and no longer than 255 characters. */
    String name(String field) {
        String name = optionalName(field);
        if (name == null) {
            throw problem("missing", field);
        }
        return name;
    }

    @Nullable
    String optionalName(String field) {
        String name = text(field);
        if (name == null || name.isBlank()) {
            return null;
        }
        if (name.length() > LONGEST_NAME) {
            throw problem("long", field, String.valueOf(LONGEST_NAME));
        }
        return name.strip();
    }

    /** Why something is asked for, no longer than a reason may be anywhere. */
    @Nullable
    String reason(String field) {
        String reason = text(field);
        if (reason != null && reason.length() > PlainText.LONGEST_REASON) {
            throw problem("long", field, String.valueOf(PlainText.LONGEST_REASON));
        }
        return reason;
    }

    /** A text of this pattern; the problem does not repeat it, since it may be secret. */
    String secret(String field, Pattern pattern) {
        String text = text(field, "");
        if (text.isEmpty()) {
            throw problem("missing", field);
        }
        if (!pattern.matcher(text).matches()) {
            throw problem("characters", field);
        }
        return text;
    }

    @Nullable
    UUID uuid(String field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        if (!UUID_TEXT.matcher(text).matches()) {
            throw problem("uuid", field);
        }
        return UUID.fromString(text);
    }

    /** One of these words in whatever case, or null where the field is absent. */
    @Nullable
    String word(String field, List<String> allowed) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (!allowed.contains(word)) {
            throw problem("word", field, String.join(", ", allowed));
        }
        return word;
    }

    /** Milliseconds since 1970 as a number or as digits; null where the field is absent or -1. */
    @Nullable
    Instant instant(String field) {
        Value value = value(field);
        if (value == null) {
            return null;
        }
        boolean number = value.content() instanceof BigDecimal decimal
                && decimal.stripTrailingZeros().scale() <= 0;
        boolean digits =
                value.content() instanceof String text && DIGITS.matcher(text).matches();
        if (!number && !digits) {
            throw source.problem("instant", value, field);
        }
        BigDecimal millis = new BigDecimal(String.valueOf(value.content()));
        if (millis.equals(BigDecimal.ONE.negate())) {
            return null;
        }
        if (millis.signum() < 0 || millis.compareTo(LAST) > 0) {
            throw source.problem("instant", value, field);
        }
        return Instant.ofEpochMilli(millis.longValueExact());
    }

    List<Value> list(String field) {
        Value value = value(field);
        if (value == null) {
            return List.of();
        }
        List<Value> list = value.array();
        if (list == null) {
            throw source.problem("list", value, field);
        }
        return list;
    }

    List<String> texts(String field) {
        return list(field).stream().map(value -> text(field, value)).toList();
    }

    /** Names and values in their order, the same name more than once if the file has it so. */
    String attributes(String field) {
        List<Map<String, String>> attributes = new ArrayList<>();
        for (Value value : list(field)) {
            Fields attribute = of(source, value, field);
            Map<String, String> pair = new LinkedHashMap<>();
            pair.put("name", attribute.text("name", ""));
            pair.put("value", attribute.text("value", ""));
            attributes.add(pair);
        }
        return attributes.isEmpty() ? "[]" : JSON.writeValueAsString(attributes);
    }

    /** The JSON of an object as it stands there, or null where the field is absent. */
    @Nullable
    String json(String field) {
        Value value = value(field);
        if (value == null) {
            return null;
        }
        return JSON.writeValueAsString(of(source, value, field).place.plain());
    }

    private String text(String field, Value value) {
        Object content = value.content();
        if (content instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (!(content instanceof String text)) {
            throw source.problem("text", value, field);
        }
        return text;
    }
}
