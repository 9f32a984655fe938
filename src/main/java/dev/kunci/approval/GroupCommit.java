package dev.kunci.approval;

import dev.kunci.shared.database.DatabaseUnavailable;
import java.time.Duration;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets decisions that are on their way at the same time share one transaction, and so one step of the feed, one write
 * to the disk and one wait (group commit; DeWitt and others, Implementation Techniques for Main Memory Database
 * Systems, 1984). Whoever finds nobody at work begins at once and waits for nobody. Whoever comes meanwhile is done by
 * the next transaction. That one begins when everyone has heard of this one, as its callers then come back with their
 * next decisions and the groups stay large. If that takes long, because an instance hangs, it begins before.
 *
 * <p>No call depends on another. A call is left out if someone else holds one of its rows, and all are if their
 * transaction has failed. Each of them is then done alone, by its own caller.
 */
@Component
class GroupCommit {

    /** How many decisions share a transaction at most. */
    static final int MOST = 256;

    /** How long after a commit the next group waits for the acknowledgement of this one. */
    private static final long SOON_MILLIS = 10;

    /** How long a group that others wait in gathers those who have just been answered and come back. */
    private static final Duration GATHERING = Duration.ofMillis(1);

    private static final Duration LOOK = Duration.ofNanos(200_000);

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
        CompletableFuture<Boolean> acknowledged = new CompletableFuture<>();
        Throwable failure = null;
        try {
            transaction.decideTogether(group.stream().map(Member::call).toList(), () -> {
                committed.set(true);
                Thread.ofVirtual().name("kunci-group").start(() -> handOverSoon(group.size(), acknowledged));
            });
        } catch (Throwable lost) {
            failure = lost;
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
        acknowledged.complete(true);
        if (!committed.get()) {
            handOver();
        }
    }

    /** @param size of the group that has committed */
    private void handOverSoon(int size, CompletableFuture<Boolean> acknowledged) {
        boolean soon = acknowledged
                .completeOnTimeout(false, SOON_MILLIS, TimeUnit.MILLISECONDS)
                .join();
        int before = waiting();
        if (soon && before > 0) {
            long end = System.nanoTime() + GATHERING.toNanos();
            while (waiting() < before + size && System.nanoTime() - end < 0) {
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
        handOver();
    }

    /** Whether nothing is committed for sure, and an attempt of its own may succeed. */
    private static boolean alone(Throwable failure) {
        return failure instanceof RuntimeException
                && (DatabaseUnavailable.locked(failure) || !DatabaseUnavailable.in(failure));
    }
}
