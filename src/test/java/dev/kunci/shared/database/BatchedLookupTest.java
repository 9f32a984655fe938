package dev.kunci.shared.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Who shares a statement with whom. */
class BatchedLookupTest {

    private static final String UNKNOWN = "unknown";

    private final List<Set<String>> statements = Collections.synchronizedList(new ArrayList<>());
    private final BatchedLookup<String, Integer> lookup = new BatchedLookup<>(this::read, Duration.ofMinutes(1));
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();

    /** The first statement runs until then. */
    private final CountDownLatch first = new CountDownLatch(1);

    private volatile RuntimeException failure;

    @AfterEach
    void end() {
        first.countDown();
        callers.close();
    }

    private Map<String, Integer> read(Set<String> keys) {
        statements.add(keys);
        if (statements.size() == 1) {
            try {
                first.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        if (failure != null) {
            throw failure;
        }
        Map<String, Integer> lengths = new HashMap<>();
        keys.stream().filter(key -> !key.equals(UNKNOWN)).forEach(key -> lengths.put(key, key.length()));
        return lengths;
    }

    private List<Future<Optional<Integer>>> begin(String... keys) {
        List<Future<Optional<Integer>>> begun = new ArrayList<>();
        for (String key : keys) {
            begun.add(callers.submit(() -> lookup.find(key)));
        }
        return begun;
    }

    @Test
    void whoComesWhileAStatementRunsSharesTheNextOneWhichBeginsAfterThemAll() throws Exception {
        List<Future<Optional<Integer>>> all = new ArrayList<>(begin("one"));
        await().until(() -> statements.size() == 1);
        all.addAll(begin("two", "three", UNKNOWN));
        await().until(() -> lookup.waiting() == 3);
        assertThat(statements).containsExactly(Set.of("one"));

        first.countDown();

        List<Optional<Integer>> found = new ArrayList<>();
        for (Future<Optional<Integer>> each : all) {
            found.add(each.get());
        }
        assertThat(found).containsExactly(Optional.of(3), Optional.of(3), Optional.of(5), Optional.empty());
        assertThat(statements).containsExactly(Set.of("one"), Set.of("two", "three", UNKNOWN));
        assertThat(lookup.find("four")).contains(4);
    }

    @Test
    void aFailureIsThatOfEachOfItsCallersAndTheNextOnesGoOn() throws Exception {
        List<Future<Optional<Integer>>> all = new ArrayList<>(begin("one"));
        await().until(() -> statements.size() == 1);
        all.addAll(begin("two", "three"));
        await().until(() -> lookup.waiting() == 2);
        failure = new IllegalStateException("gone");
        first.countDown();

        for (Future<Optional<Integer>> each : all) {
            assertThatThrownBy(each::get).isInstanceOf(ExecutionException.class).hasCause(failure);
        }
        failure = null;
        assertThat(lookup.find("four")).contains(4);
    }

    /** It may have changed what it reads, and would wait for itself. */
    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void whoIsInATransactionAsksAlone() throws Exception {
        begin("one");
        await().until(() -> statements.size() == 1);
        begin("two");
        await().until(() -> lookup.waiting() == 1);
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThat(lookup.find("two")).contains(3);
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertThat(statements).containsExactly(Set.of("one"), Set.of("two"));
        assertThat(lookup.waiting()).isEqualTo(1);
    }

    @Test
    @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aStatementThatHangsHoldsNobodyUpForLong() throws Exception {
        BatchedLookup<String, Integer> impatient = new BatchedLookup<>(this::read, Duration.ofMillis(1));
        Future<Optional<Integer>> hangs = callers.submit(() -> impatient.find("one"));
        await().until(() -> statements.size() == 1);

        assertThat(impatient.find("two")).contains(3);
        assertThat(impatient.find("three")).contains(5);

        assertThat(hangs.isDone()).isFalse();
        first.countDown();
        assertThat(hangs.get()).contains(3);
    }
}
