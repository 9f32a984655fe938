package dev.kunci.portal.tokens;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.token.Tokens;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.PasswordDialog;
import dev.kunci.portal.people.PeopleServices;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.shared.Refusal;
import java.time.Instant;
import java.util.UUID;

/** Creates the token of a gateway and shows it once. */
public class NewGatewayDialog extends Dialog {

    private final transient PeopleServices services;
    private final UUID organization;
    private final transient Runnable made;
    private final TextField name = new TextField(Texts.of("gateways.field.name"));
    private final TokenExpiryField expiry = new TokenExpiryField();
    private final Button create = new Button(Texts.of("form.create"), _ -> create());

    /** @param organization whose keys the gateway may ask about */
    NewGatewayDialog(PeopleServices services, UUID organization, Runnable made) {
        this.services = services;
        this.organization = organization;
        this.made = made;
        addClassName("person-dialog");
        setHeaderTitle(Texts.of("gateways.new.title"));
        setCloseOnOutsideClick(false);
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setHelperText(Texts.of("gateways.field.name.help"));
        Div fields = new Div(new Paragraph(Texts.of("gateways.new.text")), name, expiry);
        fields.addClassName("dialog-fields");
        add(fields);
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.setDisableOnClick(true);
        getFooter().add(new Button(Texts.of("form.cancel"), _ -> close()), create);
        name.focus();
    }

    private void create() {
        name.setInvalid(false);
        create.setEnabled(true);
        try {
            Tokens.checkName(name.getValue());
        } catch (Refusal refusal) {
            explain(refusal);
            return;
        }
        new PasswordDialog(services.current(), this::create).open();
    }

    private void create(Actor who) {
        create.setEnabled(false);
        String called = name.getValue();
        Instant end = expiry.moment(services.clock());
        services.background()
                .run(
                        () -> services.gatewayTokens().create(who, organization, called, end),
                        issued -> show(called, issued),
                        this::explain,
                        () -> create.setEnabled(true));
    }

    private void show(String called, Tokens.Issued issued) {
        close();
        made.run();
        SecretDialog.gateway(called.strip(), issued.token()).open();
    }

    private void explain(Refusal refusal) {
        if (refusal.key().equals("refusal.token.name")) {
            name.setErrorMessage(Texts.refusal(refusal));
            name.setInvalid(true);
            name.focus();
        } else {
            Notices.refused(refusal);
        }
    }
}
