package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import dev.kunci.audit.AuditLog;
import dev.kunci.feed.Feed;
import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.dao.ConcurrencyFailureException;

/** A lost transaction is tried again; one that is committed never is, whatever fails after it. */
class DecisionsRetryTest {

    private static final UUID ORGANIZATION = UUID.randomUUID();
    private static final Target APP = new Target(ORGANIZATION, Level.APP, UUID.randomUUID());
    private static final Decision DECISION = new Decision(APP, Verb.REVOKE, "so", null);
    private static final Actor ACTOR = Actor.console();

    private final DecisionTransaction transaction = mock();
    private final UndoTransaction undo = mock();
    private final AuditLog audit = mock();
    private final Feed feed = mock();
    private final Decisions decisions = new Decisions(transaction, new GroupCommit(transaction), undo, audit, feed);

    @Test
    void aFailureAfterTheCommitDoesNotDecideASecondTime() {
        together(Result.Kind.APPLIED, Result.Kind.REFUSED);
        doThrow(new ConcurrencyFailureException("deadlock")).when(audit).note(any());

        List<Result> results = decisions.decide(ACTOR, List.of(DECISION, DECISION));

        assertThat(results).extracting(Result::kind).containsExactly(Result.Kind.APPLIED, Result.Kind.REFUSED);
        verify(transaction, times(1)).decideTogether(any(), any());
        verify(transaction, never()).decide(any());
        verify(audit, times(3)).note(any());
        verifyNoInteractions(feed);
    }

    @Test
    void aFailureOfTheBarrierDoesNotDecideASecondTime() {
        doAnswer(call -> {
                    end(call.getArgument(0), Result.Kind.APPLIED);
                    call.<Runnable>getArgument(1).run();
                    throw new CannotAcquireLockException("after the commit");
                })
                .when(transaction)
                .decideTogether(any(), any());

        assertThat(decisions.decide(ACTOR, DECISION).kind()).isEqualTo(Result.Kind.APPLIED);
        verify(transaction, never()).decide(any());
    }

    @Test
    void aRefusalThatCannotBeRecordedIsNoAnswerWhereNothingElseWasDone() {
        together(Result.Kind.REFUSED);
        doThrow(new ConcurrencyFailureException("deadlock")).when(audit).note(any());

        assertThatThrownBy(() -> decisions.decide(ACTOR, DECISION)).isInstanceOf(ConcurrencyFailureException.class);
        verify(transaction, times(1)).decideTogether(any(), any());
        verify(transaction, never()).decide(any());
    }

    @Test
    void aFailureOfTheWaitForTheFeedDoesNotDecideASecondTime() {
        together(Result.Kind.ALREADY);
        doThrow(new CannotAcquireLockException("busy")).when(feed).settle();

        assertThatThrownBy(() -> decisions.decide(ACTOR, DECISION)).isInstanceOf(CannotAcquireLockException.class);
        verify(transaction, times(1)).decideTogether(any(), any());
        verify(transaction, never()).decide(any());
    }

    @Test
    void aLostTransactionIsTriedAgainAloneAndItsRefusalsAreRecordedOnce() {
        doAnswer(call -> {
                    end(call.getArgument(0), Result.Kind.REFUSED);
                    throw new ConcurrencyFailureException("deadlock");
                })
                .when(transaction)
                .decideTogether(any(), any());
        doThrow(new ConcurrencyFailureException("deadlock"))
                .doAnswer(call -> {
                    end(List.of(call.<DecisionCall>getArgument(0)), Result.Kind.REFUSED);
                    return null;
                })
                .when(transaction)
                .decide(any());

        assertThat(decisions.decide(ACTOR, DECISION).kind()).isEqualTo(Result.Kind.REFUSED);
        verify(transaction, times(1)).decideTogether(any(), any());
        verify(transaction, times(2)).decide(any());
        verify(audit, times(1)).note(List.of(DECISION.refusal(ACTOR, null, Rules.stranger())));
    }

    /** The next transaction ends so, and commits. */
    private void together(Result.Kind... kinds) {
        doAnswer(call -> {
                    end(call.getArgument(0), kinds);
                    call.<Runnable>getArgument(1).run();
                    return null;
                })
                .when(transaction)
                .decideTogether(any(), any());
    }

    private static void end(List<DecisionCall> calls, Result.Kind... kinds) {
        for (DecisionCall call : calls) {
            List<Result> results =
                    Arrays.stream(kinds).map(DecisionsRetryTest::result).toList();
            if (results.stream().anyMatch(result -> result.kind() == Result.Kind.REFUSED)) {
                call.refused().add(DECISION.refusal(ACTOR, null, Rules.stranger()));
            }
            call.ended(results);
        }
    }

    private static Result result(Result.Kind kind) {
        Refusal why = kind == Result.Kind.REFUSED ? Rules.stranger() : null;
        return new Result(APP, kind, null, null, why);
    }
}
