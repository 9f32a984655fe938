package dev.kunci.portal.form;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import dev.kunci.operators.Actor;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.portal.text.Texts;
import dev.kunci.shared.Refusal;
import java.util.function.Consumer;

/** Asks for the password again before a step that must not be possible in an unattended window. */
public class PasswordDialog extends Dialog {

    private final transient CurrentOperator current;
    private final transient Consumer<Actor> confirmed;
    private final PasswordField password = new PasswordField(Texts.of("confirm.password"));

    /** @param confirmed takes the step as this actor; its exceptions are shown as notices */
    public PasswordDialog(CurrentOperator current, Consumer<Actor> confirmed) {
        this.current = current;
        this.confirmed = confirmed;
        addClassName("person-dialog");
        setHeaderTitle(Texts.of("confirm.title"));
        setCloseOnOutsideClick(false);
        password.getElement().setAttribute("autocomplete", "current-password");
        password.setRequiredIndicatorVisible(true);
        password.setManualValidation(true);
        Div fields = new Div(new Paragraph(Texts.of("confirm.text")), password);
        fields.addClassName("dialog-fields");
        add(fields);
        Button go = new Button(Texts.of("confirm.go"), _ -> confirm());
        go.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        go.setDisableOnClick(true);
        go.addClickListener(_ -> go.setEnabled(true));
        go.addClickShortcut(Key.ENTER).listenOn(this);
        getFooter().add(new Button(Texts.of("form.cancel"), _ -> close()), go);
        password.focus();
    }

    private void confirm() {
        password.setInvalid(false);
        if (password.isEmpty()) {
            complain(Texts.of("confirm.missing"));
            return;
        }
        Actor actor;
        try {
            actor = current.confirm(password.getValue());
        } catch (Refusal.Invalid | Refusal.Conflict refusal) {
            complain(Texts.refusal(refusal));
            return;
        } catch (Refusal ended) {
            Notices.refused(ended);
            return;
        }
        close();
        try {
            confirmed.accept(actor);
        } catch (Refusal refusal) {
            Notices.refused(refusal);
        }
    }

    private void complain(String sentence) {
        password.setErrorMessage(sentence);
        password.setInvalid(true);
        password.focus();
    }
}
