package dev.kunci.audit;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a record is about, named as it was at that moment.
 *
 * @param type the kind of object, for example {@code credential}
 * @param label its names from the outside in, for example {@code Weather mobile / gi1C9A / Orders}
 * @param ownerId the developer or app group it belongs to
 * @param appId the app it belongs to, so that an app has a history
 */
public record Subject(
        String type,
        @Nullable UUID id,
        String label,
        @Nullable UUID ownerId,
        @Nullable UUID appId,
        @Nullable UUID productId) {

    /** An object of which only the id is known yet. */
    public static Subject unnamed(String type, UUID id) {
        return alone(type, id, id.toString());
    }

    /** An object on its own: no owner, no app, no product. */
    public static Subject alone(String type, @Nullable UUID id, String label) {
        return new Subject(type, id, label, null, null, null);
    }
}
