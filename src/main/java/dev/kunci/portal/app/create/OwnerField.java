package dev.kunci.portal.app.create;

import com.vaadin.flow.component.combobox.ComboBox;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.lookup.FieldOptions.Owner;

/** Selects the owner of an app: developers and app groups, searched in the database. */
public class OwnerField extends ComboBox<Owner> {

    OwnerField(NewAppView page) {
        super(Texts.of("app.new.owner"));
        setItems(query -> page
                .desk()
                .choices()
                .appOwners(
                        page.actor(),
                        page.organizationId(),
                        query.getFilter().orElse(""),
                        query.getOffset(),
                        query.getLimit())
                .stream());
        setItemLabelGenerator(OwnerField::label);
        setRequiredIndicatorVisible(true);
        setManualValidation(true);
        addValueChangeListener(change -> setHelperText(warning(change.getValue())));
        setHelperText(Texts.of("app.new.owner.help"));
    }

    private static String label(Owner owner) {
        String name = owner.fullName().isBlank() || owner.fullName().equals(owner.name())
                ? Texts.shown(owner.name())
                : Texts.of("app.new.owner.named", owner.name(), owner.fullName());
        String kind = owner.group() ? Texts.of("app.new.owner.group", name) : name;
        return owner.active() ? kind : Texts.of("app.new.owner.inactive", kind);
    }

    private static String warning(Owner owner) {
        if (owner == null || owner.active()) {
            return Texts.of("app.new.owner.help");
        }
        return Texts.of(owner.group() ? "app.new.owner.inactive.group" : "app.new.owner.inactive.developer");
    }
}
