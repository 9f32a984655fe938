package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;

import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;

/** Who shares a transaction with whom, and that nobody depends on the others. */
class GroupCommitTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();

    private final DecisionTransaction transaction = mock();
    private final GroupCommit group = new GroupCommit(transaction);
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private final List<List<DecisionCall>> groups = Collections.synchronizedList(new ArrayList<>());

    /** The first transaction runs until then, and is acknowledged after that. */
    private final CountDownLatch commit = new CountDownLatch(1);

    private final CountDownLatch acknowledged = new CountDownLatch(1);
    private volatile RuntimeException failure;

    @BeforeEach
    void transactions() {
        doAnswer(call -> {
                    List<DecisionCall> calls = call.getArgument(0);
                    groups.add(calls);
                    boolean first = groups.size() == 1;
                    if (first) {
                        commit.await();
                    } else if (failure != null) {
                        throw failure;
                    }
                    calls.forEach(each ->
                            each.ended(List.of(Result.unknown(each.targets().getFirst()))));
                    call.<Runnable>getArgument(1).run();
                    if (first) {
                        acknowledged.await();
                    }
                    return null;
                })
                .when(transaction)
                .decideTogether(any(), any());
    }

    @AfterEach
    void end() {
        commit.countDown();
        acknowledged.countDown();
        callers.close();
    }

    @Test
    void callersWhoComeMeanwhileShareTheNextTransactionWhichDoesNotWaitForTheAcknowledgementOfTheFirst()
            throws Exception {
        Future<Boolean> first = begin(call());
        List<Future<Boolean>> later =
                arrive(IntStream.range(0, 20).mapToObj(_ -> call()).toList());

        commit.countDown();
        for (Future<Boolean> each : later) {
            assertThat(each.get()).isTrue();
        }

        assertThat(first.isDone()).isFalse();
        acknowledged.countDown();
        assertThat(first.get()).isTrue();
        assertThat(groups).hasSize(2);
        assertThat(groups.get(1)).hasSize(20);
    }

    @Test
    void callsThatWantTheSameThingAreDoneOneAfterTheOtherAndInOrder() throws Exception {
        begin(call());
        Target same = target();
        List<DecisionCall> calls = List.of(call(same), call(), call(same, target()), call(same));
        List<Future<Boolean>> later = new ArrayList<>();
        for (DecisionCall each : calls) {
            later.addAll(arrive(List.of(each)));
        }

        commit.countDown();
        for (Future<Boolean> each : later) {
            assertThat(each.get()).isTrue();
        }

        assertThat(groups.subList(1, groups.size()))
                .containsExactly(List.of(calls.get(0), calls.get(1)), List.of(calls.get(2)), List.of(calls.get(3)));
    }

    @Test
    void noMoreThanSoManyDecisionsShareATransaction() throws Exception {
        begin(call());
        Target[] many =
                IntStream.range(0, GroupCommit.MOST - 1).mapToObj(_ -> target()).toArray(Target[]::new);
        List<Future<Boolean>> later = new ArrayList<>(arrive(List.of(call(many))));
        later.addAll(arrive(List.of(call(target(), target()))));
        later.addAll(arrive(List.of(call())));

        commit.countDown();
        for (Future<Boolean> each : later) {
            assertThat(each.get()).isTrue();
        }

        assertThat(groups.subList(1, groups.size()))
                .extracting(calls ->
                        calls.stream().mapToInt(call -> call.decisions().size()).sum())
                .containsExactly(GroupCommit.MOST, 2);
    }

    @Test
    void whatHoldsUpOneCallOrFailsATransactionIsDoneAloneByEachCaller() throws Exception {
        begin(call());
        DecisionCall held = call();
        held.holdUp();
        List<Future<Boolean>> later = arrive(List.of(held, call()));
        commit.countDown();
        assertThat(later.get(0).get()).isFalse();
        assertThat(later.get(1).get()).isTrue();

        failure = new DataIntegrityViolationException("one of them");
        DecisionCall lost = call();
        assertThat(group.decide(lost)).isFalse();
        assertThat(lost.results()).isEmpty();

        failure = null;
        assertThat(group.decide(call())).isTrue();
    }

    @Test
    void aDatabaseThatIsGoneIsToldToEveryCallerAndTheNextOnesGoOn() throws Exception {
        begin(call());
        List<Future<Boolean>> later = arrive(List.of(call(), call()));
        failure = new DataAccessResourceFailureException("gone", new SQLException("gone", "08006"));
        commit.countDown();

        for (Future<Boolean> each : later) {
            assertThatThrownBy(each::get).isInstanceOf(ExecutionException.class).hasCause(failure);
        }
        failure = null;
        assertThat(group.decide(call())).isTrue();
    }

    /** The first call, whose transaction is running by then. */
    private Future<Boolean> begin(DecisionCall call) {
        Future<Boolean> begun = callers.submit(() -> group.decide(call));
        await().until(() -> groups.size() == 1);
        return begun;
    }

    /** Calls that have reached the queue by then. */
    private List<Future<Boolean>> arrive(List<DecisionCall> calls) {
        int before = group.waiting();
        List<CompletableFuture<Boolean>> arrived = calls.stream()
                .map(call -> CompletableFuture.supplyAsync(() -> group.decide(call), callers))
                .toList();
        await().until(() -> group.waiting() == before + calls.size());
        return List.copyOf(arrived);
    }

    private static DecisionCall call(Target... targets) {
        List<Target> wanted = targets.length == 0 ? List.of(target()) : List.of(targets);
        return new DecisionCall(
                Actor.console(),
                wanted.stream()
                        .map(target -> new Decision(target, Verb.REVOKE, null, null))
                        .toList(),
                Map.of());
    }

    private static Target target() {
        return new Target(ORGANIZATION, Level.CREDENTIAL, UUID.randomUUID());
    }
}
