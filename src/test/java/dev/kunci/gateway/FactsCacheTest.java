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

/** What is being read while it changes is not kept. */
class FactsCacheTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final UUID APP = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private static final KeyHash GUESS = new KeyHash(ORGANIZATION, 1, 2, 3, 4);

    private final FactsCache caches = new FactsCache();

    @ParameterizedTest
    @ValueSource(strings = {"app", "organization", "all", "something-new"})
    void aLoadThatBeganBeforeAForgettingLeavesNothingBehind(String kind) throws Exception {
        Consumer<FactsCache> forget = kind.equals("all")
                ? FactsCache::changedAll
                : told -> told.changed(List.of(new Change(ORGANIZATION, kind, APP)));
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch forgotten = new CountDownLatch(1);
        CompletableFuture<AccessFacts> load = CompletableFuture.supplyAsync(() -> caches.load(() -> {
            AccessFacts stale = facts(APP, "stale");
            read.countDown();
            await(forgotten);
            return stale;
        }));
        await(read);
        forget.accept(caches);

        assertThat(caches.known().apps()).isEmpty();
        caches.load(() -> facts(APP, "fresh"));
        forgotten.countDown();
        load.get(10, TimeUnit.SECONDS);

        assertThat(caches.known().apps().get(APP).name()).isEqualTo("fresh");
        assertThat(caches.known().ids()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"credential", "organization", "all", "something-new"})
    void whatMayBringAKeyTakesAwayThatThereIsNone(String kind) {
        Consumer<FactsCache> forget = kind.equals("all")
                ? FactsCache::changedAll
                : told -> told.changed(List.of(new Change(ORGANIZATION, kind, OTHER)));
        caches.load(() -> nobodys(GUESS));
        assertThat(caches.known().unknown()).containsOnlyKeys(GUESS);

        caches.load(() -> {
            forget.accept(caches);
            return nobodys(GUESS);
        });

        assertThat(caches.known().unknown()).isEmpty();
        caches.load(() -> nobodys(GUESS));
        assertThat(caches.known().unknown()).containsOnlyKeys(GUESS);
    }

    @Test
    void noOtherChangeBringsAKeyAndNoGuessTakesThePlaceOfOne() {
        caches.load(() -> facts(APP, "Weather"));
        caches.load(() -> nobodys(GUESS));
        for (String kind : List.of("developer", "app-group", "app", "grant", "product", "gateway-token")) {
            caches.changed(List.of(new Change(ORGANIZATION, kind, OTHER)));
            assertThat(caches.known().unknown()).as(kind).containsOnlyKeys(GUESS);
        }

        for (int i = 0; i < AccessFacts.UNKNOWN + 10_000; i++) {
            KeyHash guess = new KeyHash(ORGANIZATION, i, i, i, i);
            caches.load(() -> nobodys(guess));
        }
        assertThat(caches.known().apps()).containsOnlyKeys(APP);
    }

    private static AccessFacts nobodys(KeyHash key) {
        AccessFacts facts = AccessFacts.empty();
        facts.unknown().put(key, true);
        return facts;
    }

    @Test
    void aForgettingTakesAwayWhatItNamesAndNothingElse() {
        caches.load(() -> facts(APP, "Weather"));
        caches.load(() -> facts(OTHER, "Stock"));

        caches.changed(List.of(new Change(ORGANIZATION, "app", APP), new Change(ORGANIZATION, "gateway-token", OTHER)));

        assertThat(caches.known().apps()).containsOnlyKeys(OTHER);
        caches.changed(List.of(new Change(ORGANIZATION, "credential", OTHER)));
        assertThat(caches.known().apps()).containsOnlyKeys(OTHER);
    }

    @Test
    void aLoadThatEndsInTheMiddleOfAForgettingLeavesNothingBehind() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        CountDownLatch half = new CountDownLatch(1);
        CompletableFuture<AccessFacts> load = CompletableFuture.supplyAsync(() -> caches.load(() -> {
            AccessFacts stale = facts(APP, "stale");
            read.countDown();
            await(half);
            return stale;
        }));
        await(read);
        caches.changed(new AbstractList<>() {
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

        assertThat(caches.known().apps()).isEmpty();
    }

    /** One who changes, many who read slowly: whoever asks after a forgetting sees what was changed before it. */
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
                        AccessFacts.App app = caches.known().apps().get(APP);
                        hits.addAndGet(app == null ? 0 : 1);
                        if (app == null) {
                            app = caches.load(() -> slowly(database)).apps().get(APP);
                        }
                        stale.addAndGet(Long.parseLong(app.name()) < must ? 1 : 0);
                    }
                });
            }
            for (int change = 1; change <= 300; change++) {
                database.set(change);
                if (change % 20 == 0) {
                    caches.changedAll();
                } else {
                    caches.changed(List.of(new Change(ORGANIZATION, "app", APP)));
                }
                acknowledged.set(change);
                pauseUpTo(20);
            }
            over.set(true);
        }
        assertThat(stale).hasValue(0);
        assertThat(hits).hasPositiveValue();
    }

    /** What a database answers is old when it arrives. */
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
