package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.feed.Feed;
import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
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
    private final Decisions decisions = new Decisions(transaction, undo, audit, feed);

    @Test
    void aFailureAfterTheCommitDoesNotDecideASecondTime() {
        when(transaction.decide(any(), any(), any())).thenAnswer(call -> {
            refuseOne(call.getArgument(2));
            return List.of(result(Result.Kind.APPLIED), result(Result.Kind.REFUSED));
        });
        doThrow(new ConcurrencyFailureException("deadlock")).when(audit).note(any());

        List<Result> results = decisions.decide(ACTOR, List.of(DECISION, DECISION));

        assertThat(results).extracting(Result::kind).containsExactly(Result.Kind.APPLIED, Result.Kind.REFUSED);
        verify(transaction, times(1)).decide(any(), any(), any());
        verify(audit, times(3)).note(any());
        verifyNoInteractions(feed);
    }

    @Test
    void aRefusalThatCannotBeRecordedIsNoAnswerWhereNothingElseWasDone() {
        when(transaction.decide(any(), any(), any())).thenAnswer(call -> {
            refuseOne(call.getArgument(2));
            return List.of(result(Result.Kind.REFUSED));
        });
        doThrow(new ConcurrencyFailureException("deadlock")).when(audit).note(any());

        assertThatThrownBy(() -> decisions.decide(ACTOR, DECISION)).isInstanceOf(ConcurrencyFailureException.class);
        verify(transaction, times(1)).decide(any(), any(), any());
    }

    @Test
    void aFailureOfTheWaitForTheFeedDoesNotDecideASecondTime() {
        when(transaction.decide(any(), any(), any())).thenReturn(List.of(result(Result.Kind.ALREADY)));
        doThrow(new CannotAcquireLockException("busy")).when(feed).settle();

        assertThatThrownBy(() -> decisions.decide(ACTOR, DECISION)).isInstanceOf(CannotAcquireLockException.class);
        verify(transaction, times(1)).decide(any(), any(), any());
    }

    @Test
    void aLostTransactionIsTriedAgainAndItsRefusalsAreRecordedOnce() {
        when(transaction.decide(any(), any(), any()))
                .thenAnswer(call -> {
                    refuseOne(call.getArgument(2));
                    throw new ConcurrencyFailureException("deadlock");
                })
                .thenAnswer(call -> {
                    refuseOne(call.getArgument(2));
                    return List.of(result(Result.Kind.REFUSED));
                });

        assertThat(decisions.decide(ACTOR, DECISION).kind()).isEqualTo(Result.Kind.REFUSED);
        verify(transaction, times(2)).decide(any(), any(), any());
        verify(audit, times(1)).note(List.of(DECISION.refusal(ACTOR, null, Rules.stranger())));
    }

    private static void refuseOne(List<AuditEntry> refused) {
        refused.add(DECISION.refusal(ACTOR, null, Rules.stranger()));
    }

    private static Result result(Result.Kind kind) {
        Refusal why = kind == Result.Kind.REFUSED ? Rules.stranger() : null;
        return new Result(APP, kind, null, null, why);
    }
}
