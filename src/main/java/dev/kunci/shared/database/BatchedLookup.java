package dev.kunci.shared.database;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Lets callers who look something up at the same time share one statement, because a statement for sixteen keys costs
 * hardly more than for one. Whoever finds no statement under way begins at once. Whoever comes meanwhile shares the next
 * one. Every statement begins after all its callers have come, so each reads what was committed before it asked. A
 * statement that hangs holds the next one up for a moment only.
 *
 * @param <K> what is asked for; two that are equal are asked for once
 */
public final class BatchedLookup<K, V> {

    /** Many times as long as a statement takes. */
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private final Function<Set<K>, Map<K, V>> statement;
    private final Duration patience;

    /** Ends with the statement that was asked for last. */
    private CompletableFuture<?> underway = CompletableFuture.completedFuture(null);

    /** Those who wait for it to end; null if there are none. */
    private @Nullable Batch<K, V> next;

    /** @param statement reads all these keys; the answer lacks those that are not found */
    public BatchedLookup(Function<Set<K>, Map<K, V>> statement) {
        this(statement, PATIENCE);
    }

    /** @param patience how long a statement waits for the one before it to end */
    BatchedLookup(Function<Set<K>, Map<K, V>> statement, Duration patience) {
        this.statement = statement;
        this.patience = patience;
    }

    private record Batch<K, V>(Set<K> keys, CompletableFuture<Map<K, V>> found) {}

    /**
     * Within a transaction the caller asks alone, as that transaction may have changed what it reads.
     *
     * @throws RuntimeException that of the statement, to each of its callers
     */
    public Optional<V> find(K key) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return Optional.ofNullable(statement.apply(Set.of(key)).get(key));
        }
        Batch<K, V> mine;
        CompletableFuture<?> before = null;
        synchronized (this) {
            if (next == null) {
                next = new Batch<>(new LinkedHashSet<>(), new CompletableFuture<>());
                before = underway;
                underway = next.found;
            }
            mine = next;
            mine.keys.add(key);
        }
        if (before != null) {
            begin(mine, before);
        }
        try {
            return Optional.ofNullable(mine.found.join().get(key));
        } catch (CompletionException lost) {
            throw lost.getCause() instanceof RuntimeException why ? why : lost;
        }
    }

    /** How many keys the next statement will be asked for. */
    synchronized int waiting() {
        return next == null ? 0 : next.keys.size();
    }

    /** @param before ends before this batch begins, however it ends, unless that takes long */
    private void begin(Batch<K, V> batch, CompletableFuture<?> before) {
        before.<@Nullable Object>handle((_, _) -> null)
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        synchronized (this) {
            next = null;
        }
        try {
            batch.found.complete(statement.apply(batch.keys));
        } catch (Throwable lost) {
            batch.found.completeExceptionally(lost);
        }
    }
}
