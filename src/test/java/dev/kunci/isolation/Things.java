package dev.kunci.isolation;

import dev.kunci.registry.value.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/** The objects of an organization, by the parameter names of methods and URLs: real, or invented. */
final class Things {
    private static final Pattern ANY_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern HINT = Pattern.compile("Pair\\[[^\\]]*]");

    private static final Map<String, List<String>> KINDS = Map.of(
            "Lookup.name", List.of("product", "owner", "appId"),
            "Lookup.key", List.of("key", "keyId"),
            "PathLookup.app", List.of("appId"),
            "PathLookup.key", List.of("key", "keyId"),
            "OwnerPages.name", List.of("product", "owner"));

    private final UUID organization;
    private final String organizationName;
    private final Map<String, UUID> ids;
    private final Map<String, String> texts;

    Things(UUID organization, String organizationName, Map<String, UUID> ids, Map<String, String> texts) {
        this.organization = organization;
        this.organizationName = organizationName;
        this.ids = new HashMap<>(ids);
        this.texts = new HashMap<>(texts);
    }

    /** The same kinds of objects, but invented. */
    Things madeUp(String suffix) {
        Map<String, UUID> otherIds = new HashMap<>();
        ids.forEach((name, id) -> otherIds.put(name, UUID.randomUUID()));
        Map<String, String> otherTexts = new HashMap<>();
        texts.forEach((name, text) -> otherTexts.put(name, suffix + text));
        return new Things(UUID.randomUUID(), suffix + organizationName, otherIds, otherTexts);
    }

    /** The same objects, requested in another organization. */
    Things in(Things other) {
        return new Things(other.organization, other.organizationName, ids, texts);
    }

    UUID organization() {
        return organization;
    }

    String organizationName() {
        return organizationName;
    }

    /** @param name of the parameter, optionally after the class that uses it in a way of its own */
    UUID id(String name) {
        return Objects.requireNonNull(
                ids.get(name.replaceFirst("Id$", "")), () -> "no thing is called " + name + ": add one to the scene");
    }

    boolean knows(String name) {
        return ids.containsKey(name.replaceFirst("Id$", ""));
    }

    UUID id(Level level) {
        return id(level.name().toLowerCase(Locale.ROOT));
    }

    /** All texts to try for a parameter: a name may be that of objects of many kinds. */
    List<Object> choices(String owner, String name) {
        return KINDS.getOrDefault(owner + "." + name, List.of(name)).stream()
                .<Object>map(kind -> text(owner, kind))
                .toList();
    }

    String text(String owner, String name) {
        return texts.getOrDefault(owner + "." + name, texts.getOrDefault(name, "weather"));
    }

    /** The text without the requested names and numbers: these differ, and nothing else may. */
    String mask(String said) {
        String masked = said.replace(organization.toString(), "ORGANIZATION");
        for (Map.Entry<String, UUID> id : ids.entrySet()) {
            masked = masked.replace(id.getValue().toString(), "ID");
        }
        for (String text : texts.values().stream()
                .sorted((a, b) -> b.length() - a.length())
                .toList()) {
            masked = masked.replace(text, "TEXT");
        }
        masked = ANY_ID.matcher(masked.replace(organizationName, "NAME")).replaceAll("ID");
        return HINT.matcher(masked).replaceAll("PAIR");
    }
}
