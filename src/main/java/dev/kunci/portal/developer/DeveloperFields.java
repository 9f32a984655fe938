package dev.kunci.portal.developer;

import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.DeveloperContent;

/** The editable fields of a developer. */
class DeveloperFields extends OwnerFields<DeveloperContent> {

    private final TextField email = line("email", "refusal.email.empty");

    DeveloperFields() {
        super(DeveloperContent.class);
        TextField userName = line("userName");
        email.setHelperText(Texts.of("owner.field.email.help"));
        userName.setHelperText(Texts.of("owner.field.userName.help"));
        show(email, line("firstName"), line("lastName"), userName);
    }

    @Override
    protected TextField named() {
        return email;
    }

    @Override
    protected TextField email() {
        return email;
    }
}
