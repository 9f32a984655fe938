package dev.kunci.portal.app;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import dev.kunci.operators.Actor;
import dev.kunci.portal.layout.Notices;
import dev.kunci.portal.layout.Texts;
import dev.kunci.registry.ApprovalType;
import dev.kunci.review.AppDetails.GrantView;
import dev.kunci.review.AppDetails.KeyView;
import java.util.UUID;

/** Asks before a product is taken off a key, and says what stops. */
class RemoveProductDialog extends ConfirmDialog {

    RemoveProductDialog(AppPage page, KeyView key, GrantView grant) {
        setHeader(Texts.of("app.product.remove.title", grant.productName()));
        setText(Texts.of(
                grant.approvalType() == ApprovalType.MANUAL
                        ? "app.product.remove.text.manual"
                        : "app.product.remove.text",
                grant.productName(),
                key.hint()));
        setConfirmText(Texts.of("app.product.remove.confirm"));
        setConfirmButtonTheme("error primary");
        setCancelable(true);
        setCancelText(Texts.of("app.cancel"));
        addConfirmListener(_ -> remove(page, key, grant));
    }

    private static void remove(AppPage page, KeyView key, GrantView grant) {
        Actor actor = page.actor();
        UUID organization = page.app().target().organization();
        page.desk()
                .background()
                .run(
                        () -> {
                            page.desk()
                                    .grants()
                                    .remove(actor, organization, grant.target().id(), null);
                            return grant;
                        },
                        _ -> Notices.done(Texts.of("app.product.removed", grant.productName(), key.hint())),
                        Notices::refused,
                        page::reload);
    }
}
