package dev.kunci.portal.frame;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.kunci.operators.Operator;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.preference.LanguageSwitch;
import dev.kunci.portal.preference.Preferences;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.portal.signin.VoluntarySignOut;
import dev.kunci.portal.text.Texts;
import dev.kunci.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;

/** Changes the person's own password, by choice or because it is a one-time password. */
@PermitAll
@Route(value = "password", autoLayout = false)
public class PasswordView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final transient CurrentOperator current;
    private final transient AuthenticationContext authentication;
    private final Paragraph why = new Paragraph();
    private final Anchor back = new Anchor("", Texts.of("password.back"));
    private final PasswordField old = field("password.current", "current-password");
    private final PasswordField next = field("password.next", "new-password");
    private final PasswordField again = field("password.again", "new-password");

    PasswordView(CurrentOperator current, AuthenticationContext authentication, Preferences preferences) {
        this.current = current;
        this.authentication = authentication;
        addClassName("gate");
        next.setHelperText(Texts.of("password.rules"));
        Button save = new Button(Texts.of("password.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.addClickShortcut(Key.ENTER);
        Button leave = new Button(Texts.of("person.sign-out"), _ -> VoluntarySignOut.byChoice(authentication));
        leave.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div actions = new Div(save, leave, back);
        actions.addClassName("gate-actions");
        Div box = new Div(
                new H1(Texts.of("password.title")), why, old, next, again, actions, new LanguageSwitch(preferences));
        box.addClassName("gate-box");
        add(box);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Optional<Operator> person = current.account();
        if (person.isEmpty()) {
            authentication.logout();
            event.forwardTo(LoginView.class);
            return;
        }
        boolean forced = person.get().mustChangePassword();
        why.setText(Texts.of(
                forced ? "password.forced" : "password.free", person.get().email()));
        back.setVisible(!forced);
        old.setLabel(Texts.of(forced ? "password.one-time" : "password.current"));
    }

    @Override
    public String getPageTitle() {
        return Texts.of("page.title.short", Texts.of("password.title"));
    }

    private void save() {
        for (PasswordField field : new PasswordField[] {old, next, again}) {
            field.setInvalid(false);
        }
        if (!next.getValue().equals(again.getValue())) {
            refuse(again, Texts.of("password.different"));
            return;
        }
        try {
            current.changePassword(old.getValue(), next.getValue());
        } catch (Refusal refusal) {
            refuse(refusal.key().equals("refusal.password.current") ? old : next, Texts.refusal(refusal));
            return;
        }
        Notices.done(Texts.of("password.changed"));
        UI.getCurrentOrThrow().navigate(HomeView.class);
    }

    private static void refuse(PasswordField field, String sentence) {
        field.setErrorMessage(sentence);
        field.setInvalid(true);
        field.focus();
    }

    private static PasswordField field(String label, String autocomplete) {
        PasswordField field = new PasswordField(Texts.of(label));
        field.getElement().setAttribute("autocomplete", autocomplete);
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
        return field;
    }
}
