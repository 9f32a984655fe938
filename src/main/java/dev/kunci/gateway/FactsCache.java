package dev.kunci.gateway;

import dev.kunci.feed.Change;
import dev.kunci.feed.ChangeListener;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Keeps what was read about keys until the feed says that it changed.
 *
 * <p>Nothing stale comes back. A load notes the count of forgettings before it reads, and each part of what it found is
 * put in under the lock of its entry, only while the count is still the noted one. Forgetting counts first and takes the
 * entries away second. So a load that began before a forgetting either sees the new count and keeps nothing, or its entry
 * was put in before the count, and then it is taken away, the lock of the entry being waited for. To forget everything is
 * to begin anew with other maps; whoever still loads puts into the old ones, which nobody asks any more.
 *
 * <p>Nor does a check that is invoked after a forgetting returned answer by a load that began before it: a check never
 * waits for the load of another, but reads for itself what it does not find.
 *
 * <p>That a key is not in the database is kept as well, so that who guesses is told no as fast as who shows a revoked key.
 * A key that comes to be is named by an id that nobody here can know. So whatever may bring one (a change of a credential,
 * by name or as one of too many to be named) takes away all of these at once, and in the same way in which everything is
 * forgotten: there is another map, and a load that began before puts into the old one.
 */
class FactsCache implements ChangeListener {

    private static final String CREDENTIAL = "credential";

    private volatile AccessFacts facts = AccessFacts.bounded();

    /** What is known at this moment; to be asked for anew for each check. */
    AccessFacts known() {
        return facts;
    }

    /** Reads, and keeps what was read unless something is forgotten meanwhile. */
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
            // An organization of which too much changed to be named, and whatever else may be published one day.
            default -> changedAll();
        }
    }

    @Override
    public synchronized void changedAll() {
        facts = AccessFacts.bounded();
    }
}
