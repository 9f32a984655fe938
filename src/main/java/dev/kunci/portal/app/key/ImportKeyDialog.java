package dev.kunci.portal.app.key;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.Autocapitalize;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.operators.Actor;
import dev.kunci.portal.app.AppPage;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.ExpiryField;
import dev.kunci.registry.key.KeyRules;
import dev.kunci.registry.value.Status;
import dev.kunci.shared.Refusal;
import dev.kunci.vault.KeyVault;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;

/** Imports an existing key pair; errors are shown at their fields. */
public class ImportKeyDialog extends Dialog {

    private final transient AppPage page;
    private final TextField key = new TextField(Texts.of("app.key.label"));
    private final PasswordField secret = new PasswordField(Texts.of("app.secret.label"));
    private final ExpiryField expiry = new ExpiryField();

    ImportKeyDialog(AppPage page) {
        this.page = page;
        addClassName("key-dialog");
        setHeaderTitle(Texts.of("app.key.import.title"));
        setCloseOnOutsideClick(false);
        key.setHelperText(Texts.of("app.key.import.rule"));
        key.addClassName("mono");
        key.setAutocapitalize(Autocapitalize.NONE);
        key.setAutocorrect(false);
        secret.setHelperText(Texts.of("app.key.import.secret"));
        secret.getElement().setAttribute("autocomplete", "off");
        key.setManualValidation(true);
        secret.setManualValidation(true);
        key.setRequiredIndicatorVisible(true);
        key.setValueChangeMode(ValueChangeMode.EAGER);
        secret.setValueChangeMode(ValueChangeMode.EAGER);
        key.addValueChangeListener(_ -> watch(key, key.getValue(), KeyRules::isKey, "refusal.key.characters"));
        secret.addValueChangeListener(
                _ -> watch(secret, secret.getValue(), KeyRules::isSecret, "refusal.secret.characters"));
        add(new Paragraph(Texts.of("app.key.import.text")), key, secret, expiry);
        Button bring = new Button(Texts.of("app.key.import.confirm"), _ -> bring());
        bring.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(Texts.of("app.cancel"), _ -> close()), bring);
    }

    /** Shows errors while typing; an empty field is not an error yet. */
    private static void watch(HasValidation field, String typed, Predicate<String> rule, String broken) {
        String value = typed.strip();
        boolean wrong = !value.isEmpty() && !rule.test(value);
        field.setErrorMessage(wrong ? Texts.of(broken) : "");
        field.setInvalid(wrong);
    }

    private void bring() {
        if (expiry.missing()) {
            return;
        }
        Actor actor = page.actor();
        UUID organization = page.app().target().organization();
        UUID app = page.app().target().id();
        KeyVault.Pair pair =
                new KeyVault.Pair(key.getValue().strip(), secret.getValue().strip());
        Instant expires = expiry.value();
        page.desk()
                .background()
                .run(
                        () -> page.desk().credentials().importPair(actor, organization, app, pair, expires),
                        imported -> {
                            close();
                            page.reload();
                            boolean back = imported.status() == Status.REVOKED;
                            boolean ends = !Objects.equals(imported.expiresAt(), expires);
                            Notices.done(Texts.of(
                                    "app.key.imported" + (back ? ".revoked" : ends ? ".leaked" : ""),
                                    KeyVault.hint(pair.consumerKey())));
                        },
                        this::refused);
    }

    private void refused(Refusal refusal) {
        String sentence = Texts.refusal(refusal);
        switch (refusal.key()) {
            case "refusal.key.characters", "refusal.key.taken" -> {
                key.setErrorMessage(sentence);
                key.setInvalid(true);
                key.focus();
            }
            case "refusal.secret.characters" -> {
                secret.setErrorMessage(sentence);
                secret.setInvalid(true);
                secret.focus();
            }
            case "refusal.key.expiry" -> expiry.refuse(sentence);
            default -> Notices.refused(refusal);
        }
    }
}
