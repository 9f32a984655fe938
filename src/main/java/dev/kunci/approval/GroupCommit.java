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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
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

    /**
     * How long a group waits for those who have just been answered and come back, if several are at work: about as long
     * as its transaction takes, which is what each of them saves.
     */
    private static final long GATHERING_MILLIS = 5;

    private final DecisionTransaction transaction;
    private final Deque<Member> waiting = new ArrayDeque<>();
    private boolean busy;

    /** Whether the last whom the next group expects has come, and leads it; null if it expects nobody. */
    private @Nullable CompletableFuture<Boolean> gathered;

    private int expected;

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
        if (group != null) {
            lead(group);
        }
        if (group == null || !group.contains(member)) {
            lead(member.turn.join());
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
        if (gathered != null && waiting.size() >= expected && gathered.complete(true)) {
            gathered = null;
            return next();
        }
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

    /** @param group empty if another caller has led it */
    private void lead(List<Member> group) {
        if (group.isEmpty()) {
            return;
        }
        AtomicBoolean committed = new AtomicBoolean();
        AtomicBoolean followed = new AtomicBoolean();
        CompletableFuture<Integer> acknowledged = new CompletableFuture<>();
        Throwable failure = null;
        try {
            transaction.decideTogether(group.stream().map(Member::call).toList(), () -> {
                committed.set(true);
                Thread.ofVirtual().name("kunci-group").start(() -> handOverSoon(acknowledged));
                followed.set(true);
            });
        } catch (Throwable lost) {
            failure = lost;
        }
        int back = waiting() + group.size();
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
        acknowledged.complete(back);
        if (!followed.get()) {
            handOver();
        }
    }

    /** @param acknowledged how many will wait when all who have been answered come back */
    private void handOverSoon(CompletableFuture<Integer> acknowledged) {
        int come = acknowledged
                .completeOnTimeout(0, SOON_MILLIS, TimeUnit.MILLISECONDS)
                .join();
        if (!gather(come).join()) {
            handOver();
        }
    }

    /** @return whether so many wait, so that the last of them leads; else waiting longer is not worth it */
    private synchronized CompletableFuture<Boolean> gather(int come) {
        if (come <= 1 || waiting.size() >= come) {
            return CompletableFuture.completedFuture(false);
        }
        expected = come;
        gathered = new CompletableFuture<Boolean>().completeOnTimeout(false, GATHERING_MILLIS, TimeUnit.MILLISECONDS);
        return gathered;
    }

    /** Whether nothing is committed for sure, and an attempt of its own may succeed. */
    private static boolean alone(Throwable failure) {
        return failure instanceof RuntimeException
                && (DatabaseUnavailable.locked(failure) || !DatabaseUnavailable.in(failure));
    }
}
