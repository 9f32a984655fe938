package dev.kunci.portal.app;

import dev.kunci.operators.Actor;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.DeleteDialog;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.impact.DeletionImpact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks before an app or a key is deleted, with what would end, and deletes it. */
public record AppDeletion(AppServices desk, Actor actor, boolean reasonsRequired) {

    /** @param deleted what the page does afterwards */
    public void askForApp(Target app, String title, Runnable deleted) {
        ask(app, title, deleted, Texts.of("app.deleted", title));
    }

    public void askForKey(Target key, String hint, Runnable deleted) {
        ask(key, Texts.of("app.key.name", hint), deleted, Texts.of("app.key.deleted", hint));
    }

    private void ask(Target target, String name, Runnable deleted, String notice) {
        desk.background().run(() -> desk.consequences().of(actor, target), end -> new DeleteDialog(
                        name,
                        lines(target.level(), end),
                        reasonsRequired,
                        reason -> delete(target, reason, deleted, notice))
                .open());
    }

    /** Without the object itself, which is named in the title. */
    private static List<String> lines(Level level, DeletionImpact end) {
        boolean key = level == Level.CREDENTIAL;
        List<String> lines = new ArrayList<>(DeleteDialog.lines(
                new DeletionImpact(0, key ? 0 : end.keys(), end.passing(), end.pending(), end.approvers())));
        lines.add(Texts.of(key ? "app.key.delete.reserved" : "app.delete.reserved"));
        return lines;
    }

    private void delete(Target target, @Nullable String reason, Runnable deleted, String notice) {
        desk.background()
                .run(
                        () -> desk.removals().remove(actor, target, reason),
                        _ -> {
                            deleted.run();
                            Notices.done(notice);
                        },
                        refusal -> {
                            Notices.refused(refusal);
                            if (refusal.key().startsWith("refusal.unknown.")) {
                                deleted.run();
                            }
                        });
    }
}
