package dev.kunci.registry.app;

import dev.kunci.registry.AppContent;
import dev.kunci.registry.value.Attribute;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the details form of an app sends.
 *
 * @param version the version the form was filled from; another one means somebody else edited meanwhile
 * @param written all attributes as a program wrote them, in its order; null to keep the order there is
 */
public record AppEdit(
        UUID organization,
        UUID app,
        long version,
        AppContent content,
        @Nullable List<Attribute> written) {

    /** What the details form sends: the attributes keep the places they have. */
    public AppEdit(UUID organization, UUID app, long version, AppContent content) {
        this(organization, app, version, content, null);
    }
}
