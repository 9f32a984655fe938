package dev.kunci.registry;

import java.util.ArrayList;
import java.util.List;

/** A name and a value that an API team hangs on what it publishes; {@code DisplayName} and {@code Notes} are ordinary ones. */
public record Attribute(String name, String value) {

    public static final String DISPLAY_NAME = "DisplayName";
    public static final String NOTES = "Notes";

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
