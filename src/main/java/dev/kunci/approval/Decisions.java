package dev.kunci.approval;

import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.AuditLog;
import dev.kunci.feed.Feed;
import dev.kunci.operators.Actor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The one path on which a status changes: selectors, bulk actions, queue and REST all end here. The change commits in
 * one transaction, and refusals are recorded in a short one of their own. It returns when the decisions have taken
 * effect everywhere, also if they were someone else's and nothing was left to do.
 */
@Service
public class Decisions {

    /** How long a decision can be undone. */
    public static final Duration UNDOABLE = UndoTransaction.WINDOW;

    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final DecisionTransaction transaction;
    private final GroupCommit group;
    private final UndoTransaction undo;
    private final AuditLog audit;
    private final Feed feed;

    Decisions(DecisionTransaction transaction, GroupCommit group, UndoTransaction undo, AuditLog audit, Feed feed) {
        this.transaction = transaction;
        this.group = group;
        this.undo = undo;
        this.audit = audit;
        this.feed = feed;
    }

    /**
     * Decides all of these in one transaction; refused ones do not hold up the rest.
     *
     * @param decisions all of one organization
     * @return one result for each, in the same order
     */
    public List<Result> decide(Actor actor, List<Decision> decisions) {
        if (decisions.isEmpty()) {
            return List.of();
        }
        boolean within = TransactionSynchronizationManager.isActualTransactionActive();
        DecisionCall call = new DecisionCall(actor, decisions, Map.of());
        if (!within && decisions.size() <= GroupCommit.MOST && group.decide(call)) {
            return settle(call.results(), call.refused());
        }
        return settle(refused -> {
            DecisionCall alone = new DecisionCall(actor, decisions, Map.of());
            if (within) {
                transaction.decideWithin(alone);
            } else {
                transaction.decide(alone);
            }
            refused.addAll(alone.refused());
            return alone.results();
        });
    }

    public Result decide(Actor actor, Decision decision) {
        return decide(actor, List.of(decision)).getFirst();
    }

    /**
     * Decides one thing within the caller's transaction, for a call that decides and edits at once. It takes effect
     * everywhere once that transaction has committed. The caller rolls back if the result is not done; a refusal is
     * recorded then too.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Result decideWithin(Actor actor, Decision decision) {
        DecisionCall call = new DecisionCall(actor, List.of(decision), Map.of());
        transaction.decideWithin(call);
        Result result = call.results().getFirst();
        if (!call.refused().isEmpty()) {
            audit.refuse(call.refused());
        }
        if (result.kind() == Result.Kind.ALREADY) {
            feed.settleAtCommit();
        }
        return result;
    }

    /**
     * Undoes the actor's own decisions of the last seconds by restoring the former status.
     *
     * @param records of the decisions, from their results
     */
    public List<Result> undo(Actor actor, UUID organization, List<UUID> records) {
        return settle(refused -> undo.undo(actor, organization, records, refused));
    }

    /** What follows the commit is not repeated with it: the decisions stand. */
    private List<Result> settle(Function<List<AuditEntry>, List<Result>> transaction) {
        List<AuditEntry> refused = new ArrayList<>();
        List<Result> results = DeadlockRetry.of(() -> {
            refused.clear();
            return transaction.apply(refused);
        });
        return settle(results, refused);
    }

    private List<Result> settle(List<Result> results, List<AuditEntry> refused) {
        boolean applied = results.stream().anyMatch(result -> result.kind() == Result.Kind.APPLIED);
        if (!refused.isEmpty()) {
            note(refused, applied);
        }
        if (!applied && results.stream().anyMatch(Result::done)) {
            feed.settle();
        }
        return results;
    }

    /** @param applied whether other decisions of the call are committed, which the caller must be told in any case */
    private void note(List<AuditEntry> refused, boolean applied) {
        try {
            DeadlockRetry.run(() -> audit.note(refused));
        } catch (RuntimeException failure) {
            if (!applied) {
                throw failure;
            }
            LOG.error("{} refusals could not be recorded after other decisions of their call", refused.size(), failure);
        }
    }
}
