package dev.kunci.review.owner;

import dev.kunci.registry.OwnerContent;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Target;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A developer or an app group as programs read it.
 *
 * @param code the developerId, or the id of the app group
 * @param version what an edit must name
 * @param apps the names of its first hundred apps
 */
public record OwnerRecord(
        Target target,
        String code,
        OwnerContent content,
        StatusSnapshot standing,
        long version,
        Instant createdAt,
        String createdBy,
        Instant modifiedAt,
        String modifiedBy,
        List<String> apps) {

    public UUID id() {
        return target.id();
    }
}
