package dev.kunci.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.feed.Change;
import java.time.Instant;
import java.util.AbstractList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What changes while it is being loaded is not cached. */
class FactsCacheTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID APP = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private static final KeyHash GUESS = new KeyHash(ORGANIZATION, 1, 2, 3, 4);

    private final FactsCache cache = new FactsCache();

    @ParameterizedTest
    @ValueSource(strings = {"app", "organization", "all", "something-new"})
    void aLoadThatBeganBeforeAForgettingLeavesNothingBehind(String kind) throws Exception {
        Consumer<FactsCache> forget = kind.equals("all")
                ? FactsCache::changedAll
                : told -> told.changed(List.of(new Change(ORGANIZATION, kind, APP)));
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch forgotten = new CountDownLatch(1);
        CompletableFuture<AccessFacts> load = CompletableFuture.supplyAsync(() -> cache.load(() -> {
            AccessFacts stale = facts(APP, "stale");
            read.countDown();
            await(forgotten);
            return stale;
        }));
        await(read);
        forget.accept(cache);

        assertThat(cache.known().apps()).isEmpty();
        cache.load(() -> facts(APP, "fresh"));
        forgotten.countDown();
        load.get(10, TimeUnit.SECONDS);

        assertThat(cache.known().apps().get(APP).name()).isEqualTo("fresh");
        assertThat(cache.known().ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"credential", "organization", "all", "something-new"})
    void whatMayBringAKeyTakesAwayThatThereIsNone(String kind) {
        Consumer<FactsCache> forget = kind.equals("all")
                ? FactsCache::changedAll
                : told -> told.changed(List.of(new Change(ORGANIZATION, kind, OTHER)));
        cache.load(() -> nobodys(GUESS));
        assertThat(cache.known().unknown()).containsOnlyKeys(GUESS);

        cache.load(() -> {
            forget.accept(cache);
            return nobodys(GUESS);
        });

        assertThat(cache.known().unknown()).isEmpty();
        cache.load(() -> nobodys(GUESS));
        assertThat(cache.known().unknown()).containsOnlyKeys(GUESS);
    }

    @Test
    void noOtherChangeBringsAKeyAndNoGuessTakesThePlaceOfOne() {
        cache.load(() -> facts(APP, "Weather"));
        cache.load(() -> nobodys(GUESS));
        for (String kind : List.of("developer", "app-group", "app", "grant", "product", "gateway-token")) {
            cache.changed(List.of(new Change(ORGANIZATION, kind, OTHER)));
            assertThat(cache.known().unknown()).as(kind).containsOnlyKeys(GUESS);
        }

        for (int i = 0; i < AccessFacts.UNKNOWN + 10_000; i++) {
            KeyHash guess = new KeyHash(ORGANIZATION, i, i, i, i);
            cache.load(() -> nobodys(guess));
        }
        assertThat(cache.known().apps()).containsOnlyKeys(APP);
    }

    private static AccessFacts nobodys(KeyHash key) {
        AccessFacts facts = AccessFacts.empty();
        facts.unknown().put(key, true);
        return facts;
    }

    @Test
    void aForgettingTakesAwayWhatItNamesAndNothingElse() {
        cache.load(() -> facts(APP, "Weather"));
        cache.load(() -> facts(OTHER, "Stock"));

        cache.changed(List.of(new Change(ORGANIZATION, "app", APP), new Change(ORGANIZATION, "gateway-token", OTHER)));

        assertThat(cache.known().apps()).containsOnlyKeys(OTHER);
        cache.changed(List.of(new Change(ORGANIZATION, "credential", OTHER)));
        assertThat(cache.known().apps()).containsOnlyKeys(OTHER);
    }

    @Test
    void aLoadThatEndsInTheMiddleOfAForgettingLeavesNothingBehind() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch half = new CountDownLatch(1);
        CompletableFuture<AccessFacts> load = CompletableFuture.supplyAsync(() -> cache.load(() -> {
            AccessFacts stale = facts(APP, "stale");
            read.countDown();
            await(half);
            return stale;
        }));
        await(read);
        cache.changed(new AbstractList<>() {
            @Override
            public Change get(int index) {
                if (index == 1) {
                    half.countDown();
                    load.orTimeout(10, TimeUnit.SECONDS).join();
                }
                return new Change(ORGANIZATION, "app", index == 0 ? APP : OTHER);
            }

            @Override
            public int size() {
                return 2;
            }
        });

        assertThat(cache.known().apps()).isEmpty();
    }

    /** One thread changes, many read slowly: a check after an invalidation sees everything changed before it. */
    @Test
    void nobodyEverSeesWhatWasForgottenBeforeTheyAsked() throws Exception {
        AtomicLong database = new AtomicLong();
        AtomicLong acknowledged = new AtomicLong();
        AtomicBoolean over = new AtomicBoolean();
        AtomicLong stale = new AtomicLong();
        AtomicLong hits = new AtomicLong();
        try (ExecutorService pool = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 3; i++) {
                pool.execute(() -> {
                    while (!over.get()) {
                        long must = acknowledged.get();
                        AccessFacts.App app = cache.known().apps().get(APP);
                        hits.addAndGet(app == null ? 0 : 1);
                        if (app == null) {
                            app = cache.load(() -> slowly(database)).apps().get(APP);
                        }
                        stale.addAndGet(Long.parseLong(app.name()) < must ? 1 : 0);
                    }
                });
            }
            for (int change = 1; change <= 300; change++) {
                database.set(change);
                if (change % 20 == 0) {
                    cache.changedAll();
                } else {
                    cache.changed(List.of(new Change(ORGANIZATION, "app", APP)));
                }
                acknowledged.set(change);
                pauseUpTo(20);
            }
            over.set(true);
        }
        assertThat(stale).hasValue(0);
        assertThat(hits).hasPositiveValue();
    }

    /** A database answer that is old when it arrives. */
    private static AccessFacts slowly(AtomicLong database) {
        AccessFacts read = facts(APP, database.get());
        pauseUpTo(20);
        return read;
    }

    private static void pauseUpTo(int times) {
        for (int i = ThreadLocalRandom.current().nextInt(times); i > 0; i--) {
            LockSupport.parkNanos(1_000);
        }
    }

    private static AccessFacts facts(UUID app, Object name) {
        AccessFacts facts = AccessFacts.empty();
        facts.apps().put(app, new AccessFacts.App(app, OTHER, String.valueOf(name), true, Instant.EPOCH));
        return facts;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
