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
 * What is known about keys and everything their verdicts depend on, in parts, so that each change invalidates one part.
 *
 * @param ids the credential of each key. A key never belongs to another credential while that one exists, so this needs
 *     no invalidation: a deleted credential is gone from {@code keys}
 * @param unknown keys that do not exist
 * @param forgotten the number of invalidations
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

    /** About 200 MB when full. */
    private static final int KEYS = 150_000;

    private static final int PRODUCTS = 10_000;

    /** Kept apart from existing keys, so that no guess displaces one. */
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

    /** Sized for the keys in use; rarely used ones are evicted. */
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

    /** A copy without knowledge about keys that do not exist. */
    AccessFacts withoutUnknown() {
        return new AccessFacts(organizations, ids, keys, apps, owners, grants, products, bounded(UNKNOWN), forgotten);
    }

    /** For the result of one load. */
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
