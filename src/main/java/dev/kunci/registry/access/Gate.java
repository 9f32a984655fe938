package dev.kunci.registry.access;

import dev.kunci.registry.value.Status;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One of the conditions a call has to meet.
 *
 * @param name what the gate belongs to, as people call it
 * @param since since when it stands as it stands
 * @param by who put it there; null where time did (expiry)
 */
public record Gate(
        Kind kind,
        String name,
        boolean open,
        Status status,
        Instant since,
        @Nullable String by) {

    /** In the order in which they are asked. */
    public enum Kind {
        OWNER,
        APP,
        CREDENTIAL,
        EXPIRY,
        GRANT
    }
}
