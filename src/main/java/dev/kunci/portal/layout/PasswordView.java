package dev.kunci.portal.layout;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** Where a person changes their own password, of their own will or because it was made for one time. */
@PermitAll
@Route(value = "password", autoLayout = false)
public class PasswordView extends Main implements HasDynamicTitle {

    @Override
    public String getPageTitle() {
        return Texts.of("product.name");
    }
}
