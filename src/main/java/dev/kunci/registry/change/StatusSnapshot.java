package dev.kunci.registry.change;

import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.value.Status;
import java.time.Instant;

/** A status at one moment: with the revision that a decision compares, since when, and by whom. */
public record StatusSnapshot(Status status, long revision, Instant since, String by) {

    public static StatusSnapshot of(StatusHolder holder) {
        return new StatusSnapshot(
                holder.status(), holder.statusRevision(), holder.statusChangedAt(), holder.statusChangedBy());
    }
}
