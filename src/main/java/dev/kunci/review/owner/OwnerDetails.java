package dev.kunci.review.owner;

import dev.kunci.operators.Permission;
import dev.kunci.registry.OwnerContent;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.time.Instant;

/**
 * What the page of one developer or app group shows, without its apps.
 *
 * @param version what an edit must name, so that no other edit is lost
 * @param keys how many keys its apps have
 * @param openKeys how many of them pass for at least one product
 * @param permission what the reader may do here; the services check it again
 */
public record OwnerDetails(
        Target target,
        StatusSnapshot standing,
        long version,
        OwnerContent content,
        Instant createdAt,
        String createdBy,
        Instant modifiedAt,
        String modifiedBy,
        int apps,
        int keys,
        int openKeys,
        Permission permission,
        boolean reasonsRequired) {

    public boolean group() {
        return target.level() == Level.APP_GROUP;
    }

    /** The name to show: the display name if there is one. */
    public String title() {
        return content.title().isBlank() ? content.name() : content.title();
    }
}
