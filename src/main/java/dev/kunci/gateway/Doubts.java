package dev.kunci.gateway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Of which keys it is not known whether they exist.
 *
 * @param keys the credentials of which it is not, by organization; nobody knows what their keys are
 */
record Doubts(boolean everything, Set<UUID> organizations, Map<UUID, Set<UUID>> keys) {

    static final Doubts NONE = new Doubts(false, Set.of(), Map.of());
    static final Doubts EVERYTHING = new Doubts(true, Set.of(), Map.of());

    boolean isEmpty() {
        return !everything && organizations.isEmpty() && keys.isEmpty();
    }

    /** Whether any key of this organization may be one of them. */
    boolean of(UUID organization) {
        return everything || organizations.contains(organization) || keys.containsKey(organization);
    }

    static Doubts of(Set<UUID> organizations, Map<UUID, Set<UUID>> keys) {
        Map<UUID, Set<UUID>> named = new HashMap<>();
        keys.forEach((organization, some) -> {
            if (!organizations.contains(organization)) {
                named.put(organization, Set.copyOf(some));
            }
        });
        return new Doubts(false, Set.copyOf(organizations), Map.copyOf(named));
    }

    Doubts and(Doubts more) {
        if (everything || more.everything) {
            return EVERYTHING;
        }
        Set<UUID> both = new HashSet<>(organizations);
        both.addAll(more.organizations);
        Map<UUID, Set<UUID>> named = new HashMap<>();
        for (Doubts one : new Doubts[] {this, more}) {
            one.keys.forEach((organization, some) ->
                    named.computeIfAbsent(organization, none -> new HashSet<>()).addAll(some));
        }
        return of(both, named);
    }
}
