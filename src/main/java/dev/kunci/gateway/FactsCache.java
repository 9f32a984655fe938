package dev.kunci.gateway;

import dev.kunci.feed.Change;
import dev.kunci.feed.ChangeListener;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Caches what was read about keys until the feed reports a change.
 *
 * <p>Nothing stale comes back. A load notes the invalidation count before it reads. Each part of its result is stored
 * under the lock of its entry, and only if the count is still the same. An invalidation first increments the count and
 * then removes the entries. So a load that began earlier either sees the new count and stores nothing, or it stored its
 * entry before the count changed, and then the entry is removed, because removal waits for the lock. To clear
 * everything, the maps are replaced; whoever is still loading writes into the old ones, which nobody reads any more.
 *
 * <p>A check that begins after an invalidation returned never uses a load that began before it: a check does not wait
 * for other loads, but reads for itself what it does not find.
 *
 * <p>That a key does not exist is cached too, so that guessed keys are refused as fast as revoked ones. A new key is
 * reported by an id that nobody here can know in advance. So whatever may bring a new key (a change of a credential, by
 * name or as one of too many to name) drops all these entries at once, in the same way as everything is cleared: the
 * map is replaced, and loads that began before write into the old one.
 */
class FactsCache implements ChangeListener {

    private static final String CREDENTIAL = "credential";

    private volatile AccessFacts facts = AccessFacts.bounded();

    /** What is known at this moment; to be called once for each check. */
    AccessFacts known() {
        return facts;
    }

    /** Reads, and stores the result unless it is invalidated meanwhile. */
    AccessFacts load(Supplier<AccessFacts> reading) {
        AccessFacts kept = facts;
        long before = kept.forgotten().get();
        AccessFacts read = reading.get();
        keep(kept, before, kept.organizations(), read.organizations());
        keep(kept, before, kept.products(), read.products());
        keep(kept, before, kept.grants(), read.grants());
        keep(kept, before, kept.owners(), read.owners());
        keep(kept, before, kept.apps(), read.apps());
        keep(kept, before, kept.keys(), read.keys());
        keep(kept, before, kept.ids(), read.ids());
        keep(kept, before, kept.unknown(), read.unknown());
        return read;
    }

    private static <K, V> void keep(AccessFacts kept, long before, ConcurrentMap<K, V> into, ConcurrentMap<K, V> read) {
        read.forEach((key, value) ->
                into.compute(key, (same, old) -> kept.forgotten().get() == before ? value : old));
    }

    @Override
    public synchronized void changed(List<Change> changes) {
        facts.forgotten().incrementAndGet();
        changes.forEach(this::forget);
        if (changes.stream().anyMatch(change -> change.kind().equals(CREDENTIAL))) {
            facts = facts.withoutUnknown();
        }
    }

    private void forget(Change change) {
        UUID id = change.subject();
        switch (change.kind()) {
            case "developer", "app-group" -> facts.owners().remove(id);
            case "app" -> facts.apps().remove(id);
            case CREDENTIAL -> facts.keys().remove(id);
            case "grant" -> facts.grants().remove(id);
            case "product" -> facts.products().remove(id);
            case "gateway-token" -> {}
            // An organization with too many changes to name, and any kind of change that may be added later.
            default -> changedAll();
        }
    }

    @Override
    public synchronized void changedAll() {
        facts = AccessFacts.bounded();
    }
}
