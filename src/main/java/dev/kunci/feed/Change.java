package dev.kunci.feed;

import java.util.UUID;

/** Says to machines that something with this identity is no longer what it was. */
public record Change(UUID organization, String kind, UUID subject) {

    /** Anything of this organization may be another: so much has changed that it is not named one by one. */
    public static Change ofAll(UUID organization) {
        return new Change(organization, Feed.ORGANIZATION, organization);
    }

    /** Whether it stands for everything that belongs to its organization. */
    public boolean isOfAll() {
        return kind.equals(Feed.ORGANIZATION);
    }
}
