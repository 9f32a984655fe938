package dev.kunci.portal.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.UnloadGuard;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.lookup.FieldOptions.Product;
import dev.kunci.shared.Refusal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The roles of one member, edited and saved together. */
public class PersonForm extends Div implements UnsavedChanges {

    /** Stores the selection. */
    interface Store {
        void store(Set<Role> roles, @Nullable Set<UUID> products);
    }

    private final RolesField field;
    private final transient Store store;
    private final Button save = new Button(Texts.of("form.save"), _ -> save(() -> {}, () -> {}));
    private final Button discard = new Button(Texts.of("form.discard"), _ -> discard());
    private final UnloadGuard guard = new UnloadGuard(this);
    private Set<Role> roles = Set.of();
    private transient @Nullable List<Product> products;

    PersonForm(DecidesField.Offers offers, Store store) {
        this.field = new RolesField(offers);
        this.store = store;
        addClassName("person-form");
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        discard.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div buttons = new Div(save, discard);
        buttons.addClassName("form-buttons");
        add(field, buttons);
        field.onChange(this::changes);
    }

    /** @param only the API products of an approver, null for all */
    void show(Set<Role> given, @Nullable List<Product> only) {
        roles = Set.copyOf(given);
        products = given.contains(Role.APPROVER) ? only : null;
        field.show(roles, products);
        changes();
    }

    @Override
    public boolean changed() {
        return !field.roles().equals(roles) || !Objects.equals(field.products(), ids());
    }

    private @Nullable Set<UUID> ids() {
        return products == null ? null : products.stream().map(Product::id).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void save(Runnable saved, Runnable stays) {
        if (field.missing()) {
            stays.run();
            return;
        }
        try {
            store.store(field.roles(), field.products());
        } catch (Refusal refusal) {
            Notices.refused(refusal);
            stays.run();
            return;
        }
        saved.run();
    }

    @Override
    public void discard() {
        field.show(roles, products);
        changes();
    }

    private void changes() {
        boolean changed = changed();
        discard.setVisible(changed);
        guard.guard(changed);
    }
}
