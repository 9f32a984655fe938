package dev.kunci.vault;

import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which keys a database is written with, and how far a rotation has come. It is stored in the database and not in the
 * files, so that all instances write with the same keys at any moment.
 *
 * @param next the keys that come next, once all instances can read with them
 * @param switched when the current keys came into use; null for the first ones
 * @param resealed whether everything is stored under them
 * @param last the position of the pass that re-encrypts
 * @param moved how many credentials it has re-encrypted
 * @param retired keys that nothing is stored under any more
 */
public record KeysetState(
        long lookup,
        long values,
        @Nullable Next next,
        @Nullable Instant switched,
        boolean resealed,
        @Nullable Last last,
        long moved,
        Set<KeyName> retired) {

    public record Next(long lookup, long values) {

        public Set<KeyName> names() {
            return Set.of(KeyName.lookup(lookup), KeyName.values(values));
        }
    }

    public record Last(UUID organization, UUID credential) {}

    /** The state that a file alone implies. */
    static KeysetState of(Keysets file) {
        return new KeysetState(file.lookupPrimary(), file.valuePrimary(), null, null, true, null, 0, Set.of());
    }

    /** The keys that are written with. */
    public Set<KeyName> written() {
        return Set.of(KeyName.lookup(lookup), KeyName.values(values));
    }

    public boolean sameKeys(KeysetState other) {
        return lookup == other.lookup && values == other.values && retired.equals(other.retired);
    }

    /** Whether nobody else has continued the pass meanwhile. */
    public boolean samePlace(KeysetState other) {
        return Objects.equals(last, other.last);
    }
}
