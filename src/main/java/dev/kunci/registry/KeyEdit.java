package dev.kunci.registry;

import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.WordList;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The input of the form of a key.
 *
 * @param version the version the form was filled from; a mismatch means that someone else edited the key meanwhile
 * @param expiresAt null for never
 */
public record KeyEdit(
        UUID organization,
        UUID credential,
        long version,
        @Nullable Instant expiresAt,
        List<Attribute> attributes,
        List<String> scopes) {

    public KeyEdit {
        attributes = List.copyOf(attributes);
        scopes = WordList.of(scopes);
    }

    public static Map<String, Object> fields(
            @Nullable Instant expiresAt, List<Attribute> attributes, List<String> scopes) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("expires", expiresAt == null ? "never" : expiresAt.toString());
        fields.put("attributes", Attribute.values(attributes));
        fields.put("scopes", scopes);
        return fields;
    }
}
