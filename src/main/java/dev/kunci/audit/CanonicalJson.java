package dev.kunci.audit;

import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one JSON form of a record that is hashed, exported and shown: sorted names, no white space, absent values left
 * out (after RFC 8785).
 */
public final class CanonicalJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CanonicalJson() {}

    public static String of(AuditRecord record) {
        Map<String, Object> form = new TreeMap<>();
        form.put("organization", record.organization().toString());
        form.put("id", record.id().toString());
        form.put("at", DateTimeFormatter.ISO_INSTANT.format(record.at()));
        put(form, "actorId", record.author().id());
        form.put("actor", record.author().name());
        put(form, "onBehalfOf", record.author().onBehalfOf());
        form.put("channel", record.author().origin().channel().code());
        put(form, "address", record.author().origin().address());
        put(form, "requestId", record.author().origin().requestId());
        form.put("action", record.action().code());
        form.put("subjectType", record.subject().type());
        put(form, "subjectId", record.subject().id());
        form.put("subject", record.subject().label());
        put(form, "ownerId", record.subject().ownerId());
        put(form, "appId", record.subject().appId());
        put(form, "productId", record.subject().productId());
        put(form, "before", record.before());
        put(form, "after", record.after());
        put(form, "reason", record.reason());
        form.put("outcome", record.outcome().code());
        put(form, "undoes", record.undoes());
        return MAPPER.writeValueAsString(form);
    }

    /** One side of a change, in the same form. */
    public static String of(Map<String, Object> side) {
        return MAPPER.writeValueAsString(side);
    }

    private static void put(Map<String, Object> form, String name, @Nullable Object value) {
        if (value != null) {
            form.put(name, value instanceof Map<?, ?> ? value : value.toString());
        }
    }
}
