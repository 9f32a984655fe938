package dev.kunci.portal.audit;

import dev.kunci.audit.CanonicalJson;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.Times;
import dev.kunci.registry.value.Status;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Labels for the fields of a record and their values; unknown codes are shown as they are. */
final class FieldLabels {

    static final String STATUS = "status";
    static final String SINCE = "since";
    static final String BY = "by";

    private static final Set<String> FIELDS = Set.of(
            "access",
            "action",
            "actor",
            "apiResources",
            "askedBy",
            "app",
            "appFamily",
            "approvalType",
            "attributes",
            "because",
            BY,
            "callbackUrl",
            "channel",
            "channelId",
            "channelUri",
            "description",
            "developerId",
            "displayName",
            "email",
            "environments",
            "expires",
            "filter",
            "firstName",
            "fourEyes",
            "hint",
            "from",
            "inFile",
            "issued",
            "keys",
            "keysets",
            "lastName",
            "leaked",
            "name",
            "notes",
            "operationConfigType",
            "operationGroup",
            "outcome",
            "owner",
            "person",
            "product",
            "products",
            "proxies",
            "quota",
            "quotaInterval",
            "quotaTimeUnit",
            "reasonsRequired",
            "records",
            "replaces",
            "revision",
            "responsible",
            "roles",
            "scopes",
            "schema",
            "sessions",
            SINCE,
            "space",
            STATUS,
            "step",
            "subject",
            "taken",
            "until",
            "userName",
            "widening");

    private static final Set<String> STATUSES = Set.of(STATUS, "inFile");

    /** Fields whose values are codes with a label each, under {@code audit.value.FIELD.CODE}. */
    private static final Map<String, Set<String>> CODES = Map.of(
            "access", Set.of("public", "private", "internal"),
            "approvalType", Set.of("auto", "manual"),
            "because",
                    Set.of(
                            "shut-here",
                            "shut-when-deleted",
                            "revoked-before",
                            "leaked",
                            "four-eyes",
                            "waits",
                            "widened"),
            "step", Set.of("announced", "written", "moved", "retired"),
            "roles", Set.of("viewer", "approver", "editor", "auditor", "admin"),
            "widening", Set.of("approver", "pending"));

    private static final Set<String> INSTANTS = Set.of("expires", "issued", "from", "until", SINCE);

    private FieldLabels() {}

    /** The label of a field; its own name if it is unknown. */
    static String name(String field) {
        return FIELDS.contains(field) ? Texts.of("audit.field." + field) : field;
    }

    /** The value in one line. */
    static String value(String field, @Nullable Object value) {
        if (value == null || value.equals("")) {
            return Texts.of("audit.nothing");
        }
        if (value instanceof Map<?, ?> || value instanceof Collection<?>) {
            List<String> items = items(field, value);
            return items.isEmpty() ? Texts.of("audit.nothing") : String.join(", ", items);
        }
        return word(field, value);
    }

    /** The value item by item; a single value is one item, a missing one is none. */
    static List<String> items(String field, @Nullable Object value) {
        if (value instanceof Collection<?> many) {
            return many.stream().map(item -> item(field, item)).toList();
        }
        if (value instanceof Map<?, ?> fields) {
            Map<String, Object> sorted = new TreeMap<>();
            fields.forEach((name, item) -> sorted.put(String.valueOf(name), item));
            return sorted.entrySet().stream()
                    .map(entry -> Texts.of(
                            "audit.change.field", name(entry.getKey()), value(entry.getKey(), entry.getValue())))
                    .toList();
        }
        return value == null ? List.of() : List.of(word(field, value));
    }

    private static String item(String field, @Nullable Object item) {
        if (item instanceof Map<?, ?> map) {
            if (map.keySet().equals(Set.of("name", "value"))) {
                return Texts.of(
                        "audit.change.field", String.valueOf(map.get("name")), String.valueOf(map.get("value")));
            }
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((name, value) -> sorted.put(String.valueOf(name), value));
            return Texts.shown(CanonicalJson.of(sorted));
        }
        return item == null ? Texts.of("audit.nothing") : word(field, item);
    }

    private static String word(String field, Object value) {
        if (value instanceof Boolean yes) {
            return Texts.of(yes ? "audit.yes" : "audit.no");
        }
        String text = value.toString();
        if (STATUSES.contains(field) && status(text)) {
            return Texts.of("status." + text);
        }
        if (CODES.getOrDefault(field, Set.of()).contains(text)) {
            return Texts.of("audit.value." + field + "." + text);
        }
        return INSTANTS.contains(field) ? moment(text) : Texts.shown(text);
    }

    private static String moment(String text) {
        try {
            Instant at = Instant.parse(text);
            return Texts.of("audit.value.moment", Times.minute(at), Times.utc(at));
        } catch (DateTimeException other) {
            return text;
        }
    }

    static boolean status(String code) {
        return Arrays.stream(Status.values()).anyMatch(status -> status.code().equals(code));
    }
}
