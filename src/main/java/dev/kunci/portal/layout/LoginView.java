package dev.kunci.portal.layout;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** The way in. */
@AnonymousAllowed
@Route(value = "login", autoLayout = false)
public class LoginView extends Main implements HasDynamicTitle {

    LoginView() {
        LoginForm form = new LoginForm();
        form.setAction("login");
        add(form);
    }

    @Override
    public String getPageTitle() {
        return Texts.of("product.name");
    }
}
