package dev.kunci.approval;

import dev.kunci.shared.database.DatabaseUnavailable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets decisions that are on their way at the same time share one transaction, and so one step of the feed, one write
 * to the disk and one wait (group commit; DeWitt and others, Implementation Techniques for Main Memory Database
 * Systems, 1984). Whoever finds nobody at work begins at once and waits for nobody. Whoever comes meanwhile is done by
 * the next transaction. That one begins as soon as this one has committed, while the callers of this one still wait for
 * the feed.
 *
 * <p>No call depends on another. A call is left out if someone else holds one of its rows, and all are if their
 * transaction has failed. Each of them is then done alone, by its own caller.
 */
@Component
class GroupCommit {

    /** How many decisions share a transaction at most. */
    static final int MOST = 256;

    private final DecisionTransaction transaction;
    private final Deque<Member> waiting = new ArrayDeque<>();
    private boolean busy;

    GroupCommit(DecisionTransaction transaction) {
        this.transaction = transaction;
    }

    /**
     * Decides what a call of at most {@link #MOST} decisions wants, in one transaction with others. No transaction may
     * be open. Returns after the commit, when it has taken effect everywhere.
     *
     * @return whether its results are there; else nothing was done, and it is to be done alone
     */
    boolean decide(DecisionCall call) {
        Member member = new Member(call, new CompletableFuture<>(), new CompletableFuture<>());
        List<Member> group = arrive(member);
        if (group == null) {
            group = member.turn.join();
        }
        if (!group.isEmpty()) {
            lead(group);
        }
        try {
            return member.ended.join();
        } catch (CompletionException lost) {
            throw lost.getCause() instanceof RuntimeException why ? why : lost;
        }
    }

    /**
     * @param turn the group that this caller has to lead, or an empty one if another caller has led its own
     * @param ended whether the results of the call are there
     */
    private record Member(DecisionCall call, CompletableFuture<List<Member>> turn, CompletableFuture<Boolean> ended) {}

    /** @return the group to lead; null if someone is at work, whose group is to be waited for */
    private synchronized @Nullable List<Member> arrive(Member member) {
        waiting.add(member);
        if (busy) {
            return null;
        }
        busy = true;
        return next();
    }

    /** How many calls wait for a transaction to begin. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** Lets the next group begin, led by its first caller. */
    private void handOver() {
        List<Member> group;
        synchronized (this) {
            group = next();
            busy = !group.isEmpty();
        }
        if (!group.isEmpty()) {
            group.getFirst().turn.complete(group);
        }
    }

    /** Those that have waited longest and have no target in common; the others keep their place in the queue. */
    private List<Member> next() {
        List<Member> group = new ArrayList<>();
        Set<UUID> targets = new HashSet<>();
        int decisions = 0;
        for (Iterator<Member> members = waiting.iterator(); members.hasNext() && decisions < MOST; ) {
            Member member = members.next();
            List<UUID> theirs =
                    member.call.targets().stream().map(target -> target.id()).toList();
            boolean fits = decisions + theirs.size() <= MOST && theirs.stream().noneMatch(targets::contains);
            targets.addAll(theirs);
            if (fits) {
                decisions += theirs.size();
                group.add(member);
                members.remove();
            }
        }
        return group;
    }

    private void lead(List<Member> group) {
        AtomicBoolean committed = new AtomicBoolean();
        Throwable failure = null;
        try {
            transaction.decideTogether(group.stream().map(Member::call).toList(), () -> {
                committed.set(true);
                handOver();
            });
        } catch (Throwable lost) {
            failure = lost;
        }
        if (!committed.get()) {
            handOver();
        }
        for (Member member : group) {
            if (failure == null || committed.get()) {
                member.ended.complete(!member.call.held());
            } else if (alone(failure)) {
                member.call.ended(List.of());
                member.ended.complete(false);
            } else {
                member.ended.completeExceptionally(failure);
            }
            member.turn.complete(List.of());
        }
    }

    /** Whether nothing is committed for sure, and an attempt of its own may succeed. */
    private static boolean alone(Throwable failure) {
        return failure instanceof RuntimeException
                && (DatabaseUnavailable.locked(failure) || !DatabaseUnavailable.in(failure));
    }
}
