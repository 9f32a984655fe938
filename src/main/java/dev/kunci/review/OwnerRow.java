package dev.kunci.review;

import dev.kunci.registry.Standing;
import dev.kunci.registry.Target;
import java.time.Instant;
import java.util.UUID;

/**
 * One developer or app group in a list.
 *
 * @param name the e-mail address of a developer, the name of an app group
 * @param title what people call it, empty where nobody said
 * @param openKeys how many of its keys pass for at least one product
 * @param changedAt when its details or its status were last changed
 */
public record OwnerRow(
        Target target,
        String name,
        String title,
        int apps,
        int keys,
        int openKeys,
        Standing standing,
        Instant createdAt,
        Instant changedAt) {

    public AccessState access() {
        return AccessState.of(openKeys, keys);
    }

    public UUID id() {
        return target.id();
    }
}
