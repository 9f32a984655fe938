package dev.kunci.review.owner;

import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Target;
import dev.kunci.review.AccessState;
import java.time.Instant;
import java.util.UUID;

/**
 * One developer or app group in a list.
 *
 * @param name the e-mail address of a developer, the name of an app group
 * @param title its display name, empty if there is none
 * @param openKeys how many of its keys pass for at least one product
 * @param changedAt when its details or its status were changed last
 */
public record OwnerRow(
        Target target,
        String name,
        String title,
        int apps,
        int keys,
        int openKeys,
        StatusSnapshot standing,
        Instant createdAt,
        Instant changedAt) {

    public AccessState access() {
        return AccessState.of(openKeys, keys);
    }

    public UUID id() {
        return target.id();
    }
}
