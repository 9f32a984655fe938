package dev.kunci.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kunci.registry.access.CallScope;
import dev.kunci.registry.value.Status;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What is known of keys and of all a verdict on them hangs on, part by part, so that each change takes away one part.
 *
 * @param ids which credential a key belongs to. It never belongs to another while that one exists, so this needs no
 *     forgetting: a credential that is gone is gone from {@code keys}
 * @param unknown which keys are nobody's
 * @param forgotten how often something was taken away
 */
record AccessFacts(
        ConcurrentMap<String, UUID> organizations,
        ConcurrentMap<KeyHash, UUID> ids,
        ConcurrentMap<UUID, Key> keys,
        ConcurrentMap<UUID, App> apps,
        ConcurrentMap<UUID, Owner> owners,
        ConcurrentMap<UUID, Grant> grants,
        ConcurrentMap<UUID, Product> products,
        ConcurrentMap<KeyHash, Boolean> unknown,
        AtomicLong forgotten) {

    /** Some 200 MB when all of it is in use. */
    private static final int KEYS = 150_000;

    private static final int PRODUCTS = 10_000;

    /** Apart from the keys that exist, so that no guess takes the place of one. */
    static final int UNKNOWN = 50_000;

    record Key(
            UUID id,
            UUID app,
            boolean approved,
            Instant since,
            @Nullable Instant expires,
            List<UUID> grants,
            LastUse lastUse) {}

    record App(UUID id, UUID owner, String name, boolean approved, Instant since) {}

    /** @param group whether it is an app group, not a developer */
    record Owner(String name, boolean group, boolean active, Instant since) {}

    record Grant(UUID product, Status status, Instant since) {}

    record Product(String name, CallScope calls) {}

    /** What the keys of an instance may need, the seldom used left out. */
    static AccessFacts bounded() {
        return new AccessFacts(
                bounded(PRODUCTS),
                bounded(KEYS),
                bounded(KEYS),
                bounded(KEYS),
                bounded(KEYS),
                bounded(2 * KEYS),
                bounded(PRODUCTS),
                bounded(UNKNOWN),
                new AtomicLong());
    }

    /** The same, but that nothing is known any more of what does not exist. */
    AccessFacts withoutUnknown() {
        return new AccessFacts(organizations, ids, keys, apps, owners, grants, products, bounded(UNKNOWN), forgotten);
    }

    /** What one reading finds. */
    static AccessFacts empty() {
        return new AccessFacts(
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new ConcurrentHashMap<>(),
                new AtomicLong());
    }

    private static <K, V> ConcurrentMap<K, V> bounded(int most) {
        return Caffeine.newBuilder().maximumSize(most).<K, V>build().asMap();
    }
}
