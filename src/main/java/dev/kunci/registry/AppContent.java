package dev.kunci.registry;

import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.WordList;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The editable fields of an app; its status and its owner are not among them.
 *
 * @param attributes without the display name and the notes, which have fields of their own
 */
public record AppContent(
        String name,
        String displayName,
        String callbackUrl,
        String notes,
        List<Attribute> attributes,
        List<String> scopes) {

    /** The longest name of an app. */
    public static final int LONGEST_NAME = 255;

    private static final Set<String> OWN_FIELDS = Set.of(Attribute.DISPLAY_NAME, Attribute.NOTES);

    /** Schemes that run code instead of naming a location; native apps have schemes of their own (RFC 8252). */
    private static final Set<String> NO_CALLBACKS = Set.of("javascript", "data", "vbscript");

    private static final AppContent NOTHING = new AppContent("", "", "", "", List.of(), List.of());

    public AppContent {
        attributes = List.copyOf(attributes);
        scopes = WordList.of(scopes);
    }

    /** An app of which only the name is known. */
    public static AppContent named(String name) {
        return new AppContent(name, "", "", "", List.of(), List.of());
    }

    /** The content from a program, for which the display name and the notes are ordinary attributes. */
    public static AppContent written(String name, String callbackUrl, List<Attribute> attributes, List<String> scopes) {
        return new AppContent(
                name,
                Attribute.valueOf(attributes, Attribute.DISPLAY_NAME),
                callbackUrl,
                Attribute.valueOf(attributes, Attribute.NOTES),
                others(attributes),
                scopes);
    }

    public static AppContent of(App app) {
        return new AppContent(
                app.name(), app.displayName(), app.callbackUrl(), app.notes(), others(app.attributes()), app.scopes());
    }

    /** The attributes that have no field of their own. */
    public static List<Attribute> others(List<Attribute> attributes) {
        return attributes.stream()
                .filter(attribute -> !OWN_FIELDS.contains(attribute.name()))
                .toList();
    }

    /** Trims the fields that programs read. */
    public AppContent stripped() {
        return new AppContent(name.strip(), displayName.strip(), callbackUrl.strip(), notes, attributes, scopes);
    }

    /** Checks a new app. */
    public void check() {
        check(NOTHING);
    }

    /** Checks what has changed; imported values may stay as they are. */
    public void check(AppContent before) {
        if (name.isBlank()) {
            throw new Refusal.Invalid("refusal.app.name.empty");
        }
        if (!name.equals(before.name) && name.length() > LONGEST_NAME) {
            throw new Refusal.Invalid("refusal.app.name.long", LONGEST_NAME);
        }
        PlainText.check(before.name, name);
        PlainText.check(before.displayName, displayName);
        PlainText.check(before.notes, notes);
        if (!callbackUrl.equals(before.callbackUrl)) {
            checkCallback();
        }
        if (!attributes.equals(before.attributes)) {
            attributes.stream()
                    .map(Attribute::name)
                    .filter(OWN_FIELDS::contains)
                    .findFirst()
                    .ifPresent(own -> {
                        throw new Refusal.Invalid("refusal.attribute.own", own);
                    });
        }
    }

    /** All attributes in one list, as they are stored; unchanged ones keep their positions. */
    public List<Attribute> stored(List<Attribute> before) {
        List<Attribute> all = others(before).equals(attributes) ? before : attributes;
        return set(set(all, Attribute.DISPLAY_NAME, displayName), Attribute.NOTES, notes);
    }

    private static List<Attribute> set(List<Attribute> all, String name, String value) {
        return value.isBlank()
                ? all.stream()
                        .filter(attribute -> !attribute.name().equals(name))
                        .toList()
                : Attribute.with(all, name, value);
    }

    /** Every field by its name, for the audit log. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("displayName", displayName);
        fields.put("callbackUrl", callbackUrl);
        fields.put("notes", notes);
        fields.put("attributes", Attribute.values(attributes));
        fields.put("scopes", scopes);
        return fields;
    }

    private void checkCallback() {
        PlainText.check(callbackUrl);
        if (callbackUrl.isEmpty()) {
            return;
        }
        try {
            String scheme = URI.create(callbackUrl).getScheme();
            if (scheme != null && !NO_CALLBACKS.contains(scheme.toLowerCase(Locale.ROOT))) {
                return;
            }
        } catch (IllegalArgumentException noAddress) {
            throw new Refusal.Invalid("refusal.app.callback", callbackUrl);
        }
        throw new Refusal.Invalid("refusal.app.callback", callbackUrl);
    }
}
