package dev.kunci.registry;

import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.EmailAddress;
import dev.kunci.registry.value.ResourceName;
import dev.kunci.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The editable fields of an app group; public for form binders, which read records by reflection.
 *
 * @param name cannot be changed later
 * @param channelId who maintains the group
 * @param channelUri where its storefront is
 */
public record AppGroupContent(
        String name, String displayName, String channelId, String channelUri, String email, List<Attribute> attributes)
        implements OwnerContent {

    public static final AppGroupContent NOTHING = new AppGroupContent("", "", "", "", "", List.of());

    public AppGroupContent {
        attributes = List.copyOf(attributes);
    }

    /** A group of which nothing else is known. */
    public static AppGroupContent of(String name, String displayName) {
        return new AppGroupContent(name, displayName, "", "", "", List.of());
    }

    @Override
    public String title() {
        return displayName;
    }

    @Override
    public AppGroupContent stripped() {
        return new AppGroupContent(
                name.strip(), displayName.strip(), channelId.strip(), channelUri.strip(), email.strip(), attributes);
    }

    @Override
    public void check(@Nullable OwnerContent before) {
        AppGroupContent was = before instanceof AppGroupContent group ? group : NOTHING;
        if (before == null) {
            checkName();
        } else if (!was.name.equals(name)) {
            throw new Refusal.Invalid("refusal.app-group.renamed", was.name);
        }
        if (!email.isEmpty() && !was.email.equals(email)) {
            EmailAddress.check(email);
        }
        OwnerContent.checkLine(was.displayName, displayName);
        OwnerContent.checkLine(was.channelId, channelId);
        OwnerContent.checkLine(was.channelUri, channelUri);
        Attribute.check(was.attributes, attributes);
    }

    private void checkName() {
        if (name.isBlank()) {
            throw new Refusal.Invalid("refusal.app-group.name.empty");
        }
        OwnerContent.checkLine("", name);
        if (!ResourceName.isWellFormed(name)) {
            throw new Refusal.Invalid("refusal.app-group.name", name);
        }
    }

    @Override
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("displayName", displayName);
        fields.put("channelId", channelId);
        fields.put("channelUri", channelUri);
        fields.put("email", email);
        fields.put("attributes", Attribute.values(attributes));
        return fields;
    }
}
