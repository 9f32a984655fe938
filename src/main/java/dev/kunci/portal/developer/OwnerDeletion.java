package dev.kunci.portal.developer;

import dev.kunci.operators.Actor;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.DeleteDialog;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Target;
import dev.kunci.review.owner.OwnerDetails;
import org.jspecify.annotations.Nullable;

/** Asks before an owner is deleted with all its apps, says what stops, and deletes it. */
record OwnerDeletion(OwnerPage page) {

    void ask() {
        Actor actor = page.actor();
        OwnerDetails owner = page.owner();
        page.desk()
                .background()
                .run(() -> page.desk().consequences().of(actor, owner.target()), end -> new DeleteDialog(
                                owner.content().name(),
                                DeleteDialog.lines(end),
                                owner.reasonsRequired(),
                                reason -> delete(
                                        actor, owner.target(), owner.content().name(), reason))
                        .open());
    }

    private void delete(Actor actor, Target owner, String name, @Nullable String reason) {
        page.desk().background().run(() -> page.desk().removals().remove(actor, owner, reason), _ -> {
            page.gone();
            Notices.done(Texts.of("owner.deleted", name));
        });
    }
}
