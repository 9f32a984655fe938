package dev.kunci.portal.people;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import dev.kunci.operators.Role;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.lookup.FieldOptions.Product;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Selects roles, with an explanation of each, and for an approver the API products. */
class RolesField extends Div {

    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(Texts.of("people.roles"));
    private final DecidesField decides;

    RolesField(DecidesField.Offers offers) {
        decides = new DecidesField(offers, "people.decides.all");
        addClassName("roles-field");
        roles.setItems(EnumSet.allOf(Role.class));
        roles.setItemLabelGenerator(OperatorLabels::role);
        roles.setItemHelperGenerator(role -> Texts.of("people.role." + role.code()));
        roles.setManualValidation(true);
        roles.addValueChangeListener(_ -> fit());
        add(roles, decides);
        fit();
    }

    private void fit() {
        decides.setVisible(roles.getValue().contains(Role.APPROVER));
        roles.setInvalid(false);
    }

    /** @param only the API products of an approver, null for all */
    void show(Set<Role> given, @Nullable List<Product> only) {
        roles.setValue(given);
        decides.show(only);
        fit();
    }

    /** Is called for every change. */
    void onChange(Runnable changed) {
        roles.addValueChangeListener(_ -> changed.run());
        decides.onChange(changed);
    }

    /** Whether something is missing; shows an error at the field. */
    boolean missing() {
        if (roles.getValue().isEmpty()) {
            roles.setErrorMessage(Texts.of("refusal.person.roles"));
            roles.setInvalid(true);
            return true;
        }
        return decides.missing();
    }

    Set<Role> roles() {
        return Set.copyOf(roles.getValue());
    }

    /** @return null for all */
    @Nullable
    Set<UUID> products() {
        return decides.products();
    }
}
