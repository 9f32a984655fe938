package dev.kunci.portal.status;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Result;
import dev.kunci.operators.Actor;
import dev.kunci.portal.layout.Background;
import dev.kunci.portal.layout.Notices;
import dev.kunci.portal.layout.Texts;
import dev.kunci.registry.Target;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Takes a person's decisions to the one path, away from the UI thread, and what became of them back to the screen. */
@Component
public class Deciding {

    private final Decisions decisions;
    private final Background background;

    Deciding(Decisions decisions, Background background) {
        this.decisions = decisions;
        this.background = background;
    }

    /** Decides all of these at once. */
    public void decide(StatusScreen screen, List<Decision> wanted, Consumer<List<Result>> done) {
        Actor actor = screen.actor();
        Set<UUID> ids = wanted.stream().map(Decision::target).map(Target::id).collect(Collectors.toSet());
        screen.takingEffect(ids);
        background.run(() -> decisions.decide(actor, wanted), done, Notices::refused, () -> screen.settled(ids));
    }

    /** Takes back what these results did, and says so. */
    public void undo(StatusScreen screen, List<Result> applied) {
        Actor actor = screen.actor();
        List<UUID> records = applied.stream().map(Result::record).toList();
        Set<UUID> ids = applied.stream().map(Result::target).map(Target::id).collect(Collectors.toSet());
        UUID organization = applied.getFirst().target().organization();
        screen.takingEffect(ids);
        background.run(
                () -> decisions.undo(actor, organization, records),
                Deciding::undone,
                Notices::refused,
                () -> screen.settled(ids));
    }

    private static void undone(List<Result> results) {
        long restored = results.stream().filter(Result::done).count();
        if (restored > 0) {
            Notices.done(Texts.of("status.undone", restored));
        }
        results.stream()
                .map(Result::refusal)
                .filter(Objects::nonNull)
                .findFirst()
                .ifPresent(Notices::refused);
    }
}
