package dev.kunci.portal.operators;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.kunci.operators.Role;
import dev.kunci.portal.layout.Texts;
import dev.kunci.review.Choices.Product;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which roles somebody has, with what each may; and for an approver, on which API products. */
class RolesField extends Div {

    /** Finds the API products there are. */
    interface Offers {
        List<Product> products(String text, int offset, int limit);
    }

    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(Texts.of("people.roles"));
    private final RadioButtonGroup<Boolean> limited = new RadioButtonGroup<>();
    private final MultiSelectComboBox<Product> products = new MultiSelectComboBox<>(Texts.of("people.products"));

    RolesField(Offers offers) {
        addClassName("roles-field");
        roles.setItems(EnumSet.allOf(Role.class));
        roles.setItemLabelGenerator(OperatorWords::role);
        roles.setItemHelperGenerator(role -> Texts.of("people.role." + role.code()));
        roles.setManualValidation(true);
        limited.setLabel(Texts.of("people.decides"));
        limited.setItems(false, true);
        limited.setItemLabelGenerator(only -> Texts.of(only ? "people.decides.some" : "people.decides.all"));
        limited.setValue(false);
        products.setItems(
                query -> offers.products(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        products.setItemLabelGenerator(Product::displayName);
        products.setManualValidation(true);
        roles.addValueChangeListener(_ -> fit());
        limited.addValueChangeListener(_ -> fit());
        add(roles, limited, products);
        fit();
    }

    private void fit() {
        boolean approver = roles.getValue().contains(Role.APPROVER);
        limited.setVisible(approver);
        products.setVisible(approver && limited.getValue());
        roles.setInvalid(false);
        products.setInvalid(false);
    }

    /** @param only the API products of an approver, null for all */
    void show(Set<Role> given, @Nullable List<Product> only) {
        roles.setValue(given);
        limited.setValue(only != null);
        products.setValue(only == null ? Set.of() : Set.copyOf(only));
        fit();
    }

    /** Hears of every change. */
    void onChange(Runnable changed) {
        roles.addValueChangeListener(_ -> changed.run());
        limited.addValueChangeListener(_ -> changed.run());
        products.addValueChangeListener(_ -> changed.run());
    }

    /** Whether something is missing; says so at the field. */
    boolean missing() {
        if (roles.getValue().isEmpty()) {
            roles.setErrorMessage(Texts.of("refusal.person.roles"));
            roles.setInvalid(true);
            return true;
        }
        if (products.isVisible() && products.getValue().isEmpty()) {
            products.setErrorMessage(Texts.of("people.products.missing"));
            products.setInvalid(true);
            products.focus();
            return true;
        }
        return false;
    }

    Set<Role> roles() {
        return Set.copyOf(roles.getValue());
    }

    /** @return null for all */
    @Nullable
    Set<UUID> products() {
        return products.isVisible()
                ? products.getValue().stream().map(Product::id).collect(Collectors.toUnmodifiableSet())
                : null;
    }
}
