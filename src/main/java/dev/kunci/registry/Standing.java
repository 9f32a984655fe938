package dev.kunci.registry;

import java.time.Instant;

/** A status as it stands: with the revision a decision compares, since when, and by whom. */
public record Standing(Status status, long revision, Instant since, String by) {

    public static Standing of(StatusHolder holder) {
        return new Standing(
                holder.status(), holder.statusRevision(), holder.statusChangedAt(), holder.statusChangedBy());
    }
}
