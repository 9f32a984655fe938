package dev.kunci.gateway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The keys whose existence is uncertain.
 *
 * @param keys the uncertain credentials by organization; what their keys are is unknown here
 */
record DoubtfulKeys(boolean everything, Set<UUID> organizations, Map<UUID, Set<UUID>> keys) {

    static final DoubtfulKeys NONE = new DoubtfulKeys(false, Set.of(), Map.of());
    static final DoubtfulKeys EVERYTHING = new DoubtfulKeys(true, Set.of(), Map.of());

    boolean isEmpty() {
        return !everything && organizations.isEmpty() && keys.isEmpty();
    }

    /** Whether any key of this organization may be one of them. */
    boolean of(UUID organization) {
        return everything || organizations.contains(organization) || keys.containsKey(organization);
    }

    static DoubtfulKeys of(Set<UUID> organizations, Map<UUID, Set<UUID>> keys) {
        Map<UUID, Set<UUID>> named = new HashMap<>();
        keys.forEach((organization, some) -> {
            if (!organizations.contains(organization)) {
                named.put(organization, Set.copyOf(some));
            }
        });
        return new DoubtfulKeys(false, Set.copyOf(organizations), Map.copyOf(named));
    }

    DoubtfulKeys and(DoubtfulKeys more) {
        if (everything || more.everything) {
            return EVERYTHING;
        }
        Set<UUID> both = new HashSet<>(organizations);
        both.addAll(more.organizations);
        Map<UUID, Set<UUID>> named = new HashMap<>();
        for (DoubtfulKeys one : new DoubtfulKeys[] {this, more}) {
            one.keys.forEach((organization, some) ->
                    named.computeIfAbsent(organization, none -> new HashSet<>()).addAll(some));
        }
        return of(both, named);
    }
}
