package dev.kunci.portal.status;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.portal.bulk.BulkProgress;
import dev.kunci.portal.bulk.BulkRun;
import dev.kunci.portal.feedback.Background;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Target;
import dev.kunci.review.impact.DecisionImpact;
import dev.kunci.review.impact.DecisionImpacts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Runs a person's decisions away from the UI thread, and brings the results back to the page. */
@Component
public class DecisionRunner {

    private final Decisions decisions;
    private final DecisionImpacts impacts;
    private final Background background;
    private final Clock clock;

    DecisionRunner(Decisions decisions, DecisionImpacts impacts, Background background, Clock clock) {
        this.decisions = decisions;
        this.impacts = impacts;
        this.background = background;
        this.clock = clock;
    }

    /** Decides on one thing. */
    public void decide(DecisionHost host, Decision wanted, Consumer<Result> done) {
        Actor actor = host.actor();
        Set<UUID> ids = Set.of(wanted.target().id());
        host.takingEffect(ids);
        background.run(() -> decisions.decide(actor, wanted), done, Notices::refused, () -> host.settled(ids));
    }

    /**
     * Decides as many of these as the run gets to.
     *
     * @param progress is called with the number done so far, as long as the page is open
     */
    public void decide(
            DecisionHost host,
            List<Decision> wanted,
            BulkRun<Decision, Result> run,
            BulkProgress progress,
            Consumer<List<Result>> done) {
        Actor actor = host.actor();
        Set<UUID> ids = wanted.stream().map(Decision::target).map(Target::id).collect(Collectors.toSet());
        Consumer<Runnable> teller = background.teller();
        host.takingEffect(ids);
        background.run(
                () -> run.go(part -> decisions.decide(actor, part), count -> teller.accept(() -> progress.show(count))),
                results -> {
                    done.accept(results);
                    RuntimeException failure = run.failure();
                    if (failure != null) {
                        throw failure;
                    }
                },
                Notices::refused,
                () -> {
                    progress.ended();
                    host.settled(ids);
                });
    }

    /** Computes what this decision would do, and shows it. */
    public void foresee(DecisionHost host, Verb verb, List<DecidableStatus> cases, Consumer<DecisionImpact> seen) {
        Actor actor = host.actor();
        Target first = cases.getFirst().target();
        List<UUID> ids = cases.stream().map(DecidableStatus::id).toList();
        background.run(() -> impacts.of(actor, first.organization(), first.level(), verb.result(), ids), seen);
    }

    /** Whether all of these are so recent that they can still be undone together. */
    public boolean undoable(List<Result> applied) {
        Instant earliest = clock.instant().minus(Decisions.UNDOABLE);
        return !applied.isEmpty()
                && applied.stream()
                        .allMatch(result ->
                                Objects.requireNonNull(result.now()).since().isAfter(earliest));
    }

    /** Undoes these results, and reports it. */
    public void undo(DecisionHost host, List<Result> applied) {
        Actor actor = host.actor();
        List<UUID> records = applied.stream().map(Result::record).toList();
        Set<UUID> ids = applied.stream().map(Result::target).map(Target::id).collect(Collectors.toSet());
        UUID organization = applied.getFirst().target().organization();
        BulkRun<UUID, Result> run = new BulkRun<>(records);
        host.takingEffect(ids);
        background.run(
                () -> run.go(part -> decisions.undo(actor, organization, part), _ -> {}),
                results -> undone(run, results),
                Notices::refused,
                () -> host.settled(ids));
    }

    private static void undone(BulkRun<UUID, Result> run, List<Result> results) {
        long restored = results.stream().filter(Result::done).count();
        if (restored > 0) {
            Notices.done(Texts.of("status.undone", restored));
        }
        results.stream()
                .map(Result::refusal)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(Notices::refused);
        RuntimeException failure = run.failure();
        if (failure != null) {
            Notices.error(Texts.of("status.undone.not", run.left(results)));
            throw failure;
        }
    }
}
