package dev.kunci.portal.app.key;

import dev.kunci.operators.Actor;
import dev.kunci.portal.app.AppPage;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.DeleteDialog;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.review.app.AppDetails.GrantView;
import dev.kunci.review.app.AppDetails.KeyView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks before a product is removed from a key, and says what stops. */
class RemoveProductDialog extends DeleteDialog {

    RemoveProductDialog(AppPage page, KeyView key, GrantView grant) {
        super(
                Texts.of("app.product.on-key", grant.productName(), key.hint()),
                List.of(Texts.of(
                        grant.approvalType() == ApprovalType.MANUAL
                                ? "app.product.remove.text.manual"
                                : "app.product.remove.text",
                        grant.productName(),
                        key.hint())),
                page.app().reasonsRequired(),
                reason -> remove(page, key, grant, reason));
    }

    private static void remove(AppPage page, KeyView key, GrantView grant, @Nullable String reason) {
        Actor actor = page.actor();
        page.desk()
                .background()
                .run(
                        () -> page.desk().removals().remove(actor, grant.target(), reason),
                        _ -> Notices.done(Texts.of("app.product.removed", grant.productName(), key.hint())),
                        Notices::refused,
                        page::reload);
    }
}
