package dev.kunci.portal.frame;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.kunci.portal.preference.LanguageSwitch;
import dev.kunci.portal.preference.Preferences;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.portal.signin.SignInFailure;
import dev.kunci.portal.text.Texts;
import java.util.stream.Stream;

/** The sign-in page. */
@AnonymousAllowed
@Route(value = "login", autoLayout = false)
public class LoginView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final transient CurrentOperator current;
    private final LoginForm form = new LoginForm();
    private final Paragraph ended = new Paragraph(Texts.of("login.ended"));

    LoginView(Preferences preferences, CurrentOperator current) {
        this.current = current;
        addClassName("gate");
        form.setAction("login");
        form.setForgotPasswordButtonVisible(false);
        H1 name = new H1(Texts.of("product.name"));
        name.addClassName("brand-name");
        Paragraph line = new Paragraph(Texts.of("product.line"));
        Paragraph help = new Paragraph(Texts.of("login.help"));
        help.addClassName("gate-help");
        ended.addClassName("gate-ended");
        ended.setVisible(false);
        ended.getElement().setAttribute("role", "status");
        Div box = new Div(name, line, ended, form, help, new LanguageSwitch(preferences));
        box.addClassName("gate-box");
        add(box);
    }

    /** A person who was signed in when this tab was last seen did not sign out: the session has ended by itself. */
    @Override
    protected void onAttach(AttachEvent event) {
        getElement()
                .executeJs("return sessionStorage.getItem('kunci.signed-in')")
                .then(in -> ended.setVisible(!in.isNull()));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (current.account().isPresent()) {
            event.forwardTo(HomeView.class);
            return;
        }
        QueryParameters query = event.getLocation().getQueryParameters();
        String wait = query.getSingleParameter(SignInFailure.WAIT)
                .filter(text -> text.matches("\\d{1,4}"))
                .orElse("");
        String email = SignInFailure.email(VaadinSession.getCurrent().getSession());
        if (!email.isEmpty()) {
            getElement().executeJs("window.kunci.signsIn(this, $0)", email);
        }
        form.setError(!wait.isEmpty()
                || Stream.of(SignInFailure.ERROR, SignInFailure.BUSY, SignInFailure.ENDED)
                        .anyMatch(query.getParameters()::containsKey));
        form.setI18n(texts(refusal(query, wait)));
    }

    private static String refusal(QueryParameters query, String wait) {
        if (query.getParameters().containsKey(SignInFailure.BUSY)) {
            return Texts.of("refusal.sign-in.busy");
        }
        if (query.getParameters().containsKey(SignInFailure.ENDED)) {
            return Texts.of("refusal.sign-in.ended");
        }
        return wait.isEmpty() ? Texts.of("refusal.sign-in") : Texts.of("refusal.sign-in.wait", Long.parseLong(wait));
    }

    @Override
    public String getPageTitle() {
        return Texts.of("page.title.short", Texts.of("login.title"));
    }

    private static LoginI18n texts(String refusal) {
        LoginI18n i18n = LoginI18n.createDefault();
        LoginI18n.Form labels = i18n.getForm();
        labels.setTitle(Texts.of("login.title"));
        labels.setUsername(Texts.of("login.email"));
        labels.setPassword(Texts.of("login.password"));
        labels.setSubmit(Texts.of("login.submit"));
        LoginI18n.ErrorMessage error = i18n.getErrorMessage();
        error.setTitle(Texts.of("login.refused"));
        error.setMessage(refusal);
        error.setUsername(Texts.of("login.email.missing"));
        error.setPassword(Texts.of("login.password.missing"));
        return i18n;
    }
}
