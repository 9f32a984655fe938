package dev.kunci.registry;

import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A name and a value that an API team hangs on what it publishes; {@code DisplayName} and {@code Notes} are ordinary ones. */
public record Attribute(String name, String value) {

    public static final String DISPLAY_NAME = "DisplayName";
    public static final String NOTES = "Notes";

    /** How many an app, a developer, an app group or an API product can have (Apigee page on limits). */
    public static final int MOST = 18;

    private static final int LONGEST_NAME = 1_024;

    /**
     * Checks what a form or a program sends.
     *
     * @throws Refusal.Invalid where there are too many, one has no name, or two have the same
     */
    public static void check(List<Attribute> attributes) {
        if (attributes.size() > MOST) {
            throw new Refusal.Invalid("refusal.attributes.many", MOST);
        }
        Set<String> names = new HashSet<>();
        for (Attribute attribute : attributes) {
            PlainText.check(attribute.name());
            PlainText.check(attribute.value());
            if (attribute.name().isBlank() || attribute.name().length() > LONGEST_NAME) {
                throw new Refusal.Invalid("refusal.attribute.name");
            }
            if (!names.add(attribute.name())) {
                throw new Refusal.Invalid("refusal.attribute.twice", attribute.name());
            }
        }
    }

    /** The values by name, as the record keeps them. */
    static Map<String, String> values(List<Attribute> attributes) {
        Map<String, String> values = new LinkedHashMap<>();
        attributes.forEach(attribute -> values.put(attribute.name(), attribute.value()));
        return values;
    }

    /** @return the value, or the empty string where there is no such attribute */
    public static String valueOf(List<Attribute> attributes, String name) {
        return attributes.stream()
                .filter(a -> a.name().equals(name))
                .map(Attribute::value)
                .findFirst()
                .orElse("");
    }

    /** The same list with this attribute set in its place, or added at the end. */
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
