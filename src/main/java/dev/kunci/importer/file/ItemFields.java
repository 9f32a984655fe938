package dev.kunci.importer.file;

import dev.kunci.registry.value.EmailAddress;
import dev.kunci.registry.value.ResourceName;
import dev.kunci.registry.value.WordList;
import dev.kunci.shared.HiddenCharacters;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.UuidText;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Reads the fields of one object and reports those that are invalid. */
public final class ItemFields {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final BigDecimal LAST =
            new BigDecimal(Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli());
    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");

    private final ImportSources sources;
    private final LocatedValue location;
    private final Map<String, LocatedValue> fields;

    private ItemFields(ImportSources sources, LocatedValue location, Map<String, LocatedValue> fields) {
        this.sources = sources;
        this.location = location;
        this.fields = fields;
    }

    /**
     * @param field its name in the file, for the problem that it is not an object
     * @return null if it is not an object
     */
    public static @Nullable ItemFields of(ImportSources sources, LocatedValue value, String field) {
        Map<String, LocatedValue> fields = value.object();
        if (fields == null) {
            sources.report(field.isEmpty() ? "object" : "field-object", value, field);
            return null;
        }
        return new ItemFields(sources, value, fields);
    }

    /** Where the object begins. */
    public LocatedValue location() {
        return location;
    }

    /** The position of this field, or of the object if the field is missing. */
    public LocatedValue location(String field) {
        LocatedValue value = fields.get(field);
        return value == null ? location : value;
    }

    /** @return null if the field is absent or null */
    @Nullable
    public LocatedValue value(String field) {
        LocatedValue value = fields.get(field);
        return value == null || value.isNull() ? null : value;
    }

    /** Reports a problem with this field, or with the object if the field is missing. */
    public void report(String what, String field, Object... values) {
        sources.report(what, location(field), field, values);
    }

    @Nullable
    public String text(String field) {
        LocatedValue value = value(field);
        return value == null ? null : visible(field, value);
    }

    /** A text that is stored unchanged; hidden characters in it are made visible when it is shown. */
    public String anyText(String field) {
        LocatedValue value = value(field);
        String text = value == null ? null : text(field, value);
        return text == null ? "" : text;
    }

    private @Nullable String visible(String field, LocatedValue value) {
        String text = text(field, value);
        if (text != null) {
            HiddenCharacters.first(text)
                    .ifPresent(
                            at -> sources.report("hidden", value, field, HiddenCharacters.name(text.codePointAt(at))));
        }
        return text;
    }

    public String text(String field, String absent) {
        String text = text(field);
        return text == null ? absent : text;
    }

    /** A name or id: present, not blank, at most 255 characters; null if invalid. */
    @Nullable
    public String name(String field) {
        String text = text(field);
        if (text == null || text.isBlank()) {
            if (value(field) == null || text != null) {
                report("missing", field);
            }
            return null;
        }
        return optionalName(field);
    }

    @Nullable
    public String optionalName(String field) {
        String name = text(field);
        if (name == null || name.isBlank()) {
            return null;
        }
        if (name.length() > ResourceName.LONGEST) {
            report("long", field, String.valueOf(ResourceName.LONGEST));
            return null;
        }
        return name.strip();
    }

    /** The name of an API product or app group; null where it is none. */
    @Nullable
    public String resourceName(String field, String problem) {
        return wellFormed(field, problem, name(field));
    }

    /** The same where the field may be absent. */
    @Nullable
    String optionalResourceName(String field, String problem) {
        return wellFormed(field, problem, optionalName(field));
    }

    private @Nullable String wellFormed(String field, String problem, @Nullable String name) {
        if (name != null && !ResourceName.isWellFormed(name)) {
            report(problem, field, name);
            return null;
        }
        return name;
    }

    /** Says where this is not an e-mail address; it is staged all the same, so that what names it is looked at too. */
    public void checkAddress(String field, @Nullable String email) {
        if (email != null && !EmailAddress.isOne(email)) {
            report("email", field, email);
        }
    }

    /** Why something is asked for, no longer than a reason may be anywhere. */
    @Nullable
    public String reason(String field) {
        String reason = text(field);
        if (reason != null && reason.length() > PlainText.LONGEST_REASON) {
            report("long", field, String.valueOf(PlainText.LONGEST_REASON));
            return null;
        }
        return reason;
    }

    @Nullable
    public UUID uuid(String field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        UUID uuid = UuidText.parse(text).orElse(null);
        if (uuid == null) {
            report("uuid", field);
        }
        return uuid;
    }

    /** One of these words in any case, or null if the field is absent. */
    @Nullable
    public String word(String field, List<String> allowed) {
        String text = text(field);
        if (text == null || text.isBlank()) {
            return null;
        }
        String word = text.strip().toLowerCase(Locale.ROOT);
        if (!allowed.contains(word)) {
            report("word", field, String.join(", ", allowed));
            return null;
        }
        return word;
    }

    /** Milliseconds since 1970 as a number or as digits; null if the field is absent or -1. */
    @Nullable
    public Instant instant(String field) {
        LocatedValue value = value(field);
        if (value == null) {
            return null;
        }
        boolean number = value.content() instanceof BigDecimal decimal
                && decimal.stripTrailingZeros().scale() <= 0;
        boolean digits =
                value.content() instanceof String text && DIGITS.matcher(text).matches();
        if (!number && !digits) {
            report("instant", field);
            return null;
        }
        BigDecimal millis = new BigDecimal(String.valueOf(value.content()));
        if (millis.equals(BigDecimal.ONE.negate())) {
            return null;
        }
        if (millis.signum() < 0 || millis.compareTo(LAST) > 0) {
            report("instant", field);
            return null;
        }
        return Instant.ofEpochMilli(millis.longValueExact());
    }

    public List<LocatedValue> list(String field) {
        LocatedValue value = value(field);
        if (value == null) {
            return List.of();
        }
        List<LocatedValue> list = value.array();
        if (list == null) {
            report("list", field);
            return List.of();
        }
        return list;
    }

    /** Texts in order; unreadable ones are left out. */
    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (LocatedValue value : list(field)) {
            String text = visible(field, value);
            if (text != null) {
                texts.add(text);
            }
        }
        return texts;
    }

    /** Trimmed texts; blank ones are left out, and duplicates count once. */
    public List<String> words(String field) {
        return WordList.of(texts(field));
    }

    /** The JSON of an object as it is in the file, or null if the field is absent. */
    @Nullable
    public String json(String field) {
        LocatedValue value = value(field);
        ItemFields object = value == null ? null : of(sources, value, field);
        return object == null ? null : JSON.writeValueAsString(object.location.plain());
    }

    /** The objects of a list. */
    public List<ItemFields> objects(String field) {
        List<ItemFields> objects = new ArrayList<>();
        for (LocatedValue value : list(field)) {
            ItemFields object = of(sources, value, field);
            if (object != null) {
                objects.add(object);
            }
        }
        return objects;
    }

    private @Nullable String text(String field, LocatedValue value) {
        return switch (value.content()) {
            case BigDecimal number -> number.toPlainString();
            case Boolean yes -> yes.toString();
            case String text -> text;
            case null, default -> {
                sources.report("text", value, field);
                yield null;
            }
        };
    }
}
