package dev.kunci.registry.value;

import dev.kunci.shared.HiddenCharacters;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A custom attribute: a name and a value. {@code DisplayName} and {@code Notes} are ordinary ones. */
public record Attribute(String name, String value) {

    public static final String DISPLAY_NAME = "DisplayName";
    public static final String NOTES = "Notes";

    /** The maximum number for an app, a developer, an app group or an API product (Apigee page on limits). */
    public static final int MOST = 18;

    /** The values of other attributes are for programs and stored unchanged. */
    private static final Set<String> SHOWN_EVERYWHERE = Set.of(DISPLAY_NAME, NOTES);

    private static final int LONGEST_NAME = 1_024;
    private static final int LONGEST_VALUE = 2_048;
    private static final int LONGEST_SHOWN = 60;

    /**
     * Checks an edit. The limits apply to what is added: existing attributes, for example from an import, may stay as
     * they are.
     *
     * @param before the existing ones, empty for something new
     * @throws Refusal.Invalid naming the attribute that is one too many, too long, unnamed or repeated
     */
    public static void check(List<Attribute> before, List<Attribute> after) {
        if (after.equals(before)) {
            return;
        }
        List<Attribute> added = new ArrayList<>(after);
        before.forEach(added::remove);
        if (after.size() > MOST && after.size() > before.size()) {
            throw new Refusal.Invalid(
                    "refusal.attributes.many", MOST, shown(added.getLast().name()));
        }
        for (Attribute attribute : added) {
            attribute.check();
            long times = count(after, attribute.name());
            if (times > 1 && times > count(before, attribute.name())) {
                throw new Refusal.Invalid("refusal.attribute.twice", shown(attribute.name()));
            }
        }
    }

    private void check() {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new Refusal.Invalid("refusal.attribute.name", shown(name));
        }
        if (value.length() > LONGEST_VALUE) {
            throw new Refusal.Invalid("refusal.attribute.long", shown(name), LONGEST_VALUE);
        }
        if (!PlainText.clean(name).equals(name) || !PlainText.clean(value).equals(value)) {
            throw new Refusal.Invalid("refusal.attribute.characters", shown(name));
        }
        PlainText.check(name);
        if (SHOWN_EVERYWHERE.contains(name)) {
            HiddenCharacters.first(value).ifPresent(_ -> PlainText.check(value));
        }
    }

    private static long count(List<Attribute> attributes, String name) {
        return attributes.stream()
                .filter(attribute -> attribute.name().equals(name))
                .count();
    }

    /** As much of a name as fits into a message. */
    private static String shown(String name) {
        String clean = PlainText.clean(name);
        return clean.length() > LONGEST_SHOWN ? clean.substring(0, LONGEST_SHOWN) + "…" : clean;
    }

    /** The values by name, for the audit log. */
    public static Map<String, String> values(List<Attribute> attributes) {
        Map<String, String> values = new LinkedHashMap<>();
        attributes.forEach(attribute -> values.put(attribute.name(), attribute.value()));
        return values;
    }

    /** @return the value, or the empty string if there is no such attribute */
    public static String valueOf(List<Attribute> attributes, String name) {
        return attributes.stream()
                .filter(a -> a.name().equals(name))
                .map(Attribute::value)
                .findFirst()
                .orElse("");
    }

    /** A copy with this attribute replaced, or appended. */
    public static List<Attribute> with(List<Attribute> attributes, String name, String value) {
        List<Attribute> result = new ArrayList<>();
        boolean found = false;
        for (Attribute attribute : attributes) {
            boolean same = attribute.name().equals(name);
            result.add(same ? new Attribute(name, value) : attribute);
            found |= same;
        }
        if (!found) {
            result.add(new Attribute(name, value));
        }
        return List.copyOf(result);
    }
}
