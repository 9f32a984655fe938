package dev.kunci.portal.app.key;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import dev.kunci.operators.Actor;
import dev.kunci.portal.app.AppPage;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.ExpiryField;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Issues a new key pair and shows it once. */
class NewKeyDialog extends Dialog {

    private final transient AppPage page;
    private final ExpiryField expiry = new ExpiryField();

    NewKeyDialog(AppPage page) {
        this.page = page;
        addClassName("key-dialog");
        setHeaderTitle(Texts.of("app.key.new.title"));
        setCloseOnOutsideClick(false);
        add(new Paragraph(Texts.of("app.key.new.text")), expiry);
        Button create = new Button(Texts.of("app.key.new.confirm"), _ -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.setDisableOnClick(true);
        create.addClickListener(_ -> create.setEnabled(true));
        getFooter().add(new Button(Texts.of("app.cancel"), _ -> close()), create);
    }

    private void create() {
        if (expiry.missing()) {
            return;
        }
        Actor actor = page.actor();
        UUID organization = page.app().target().organization();
        UUID app = page.app().target().id();
        Instant expires = expiry.value();
        page.desk()
                .background()
                .run(
                        () -> page.desk().credentials().issue(actor, organization, app, expires),
                        issued -> {
                            close();
                            page.reload();
                            SecretDialog.keyPair(issued.pair(), page.app().revealsOnRequest(), List.of())
                                    .open();
                        },
                        this::refused);
    }

    private void refused(Refusal refusal) {
        if (refusal.key().equals("refusal.key.expiry")) {
            expiry.refuse(Texts.refusal(refusal));
        } else {
            Notices.refused(refusal);
        }
    }
}
