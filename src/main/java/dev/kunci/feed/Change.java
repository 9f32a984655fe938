package dev.kunci.feed;

import java.util.UUID;

/** Tells machines that the object with this identity has changed. */
public record Change(UUID organization, String kind, UUID subject) {

    /** Anything in this organization may have changed: there are too many changes to name each one. */
    public static Change ofAll(UUID organization) {
        return new Change(organization, Feed.ORGANIZATION, organization);
    }

    /** Whether this stands for everything in its organization. */
    public boolean isOfAll() {
        return kind.equals(Feed.ORGANIZATION);
    }
}
