package dev.kunci.registry.app;

import dev.kunci.registry.AppContent;
import dev.kunci.registry.value.Attribute;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The input of the details form of an app.
 *
 * @param version the version the form was filled from; a mismatch means that someone else edited the app meanwhile
 * @param written all attributes as a program wrote them, in its order; null to keep the present order
 */
public record AppEdit(
        UUID organization,
        UUID app,
        long version,
        AppContent content,
        @Nullable List<Attribute> written) {

    /** The input of the details form: attributes keep their positions. */
    public AppEdit(UUID organization, UUID app, long version, AppContent content) {
        this(organization, app, version, content, null);
    }
}
