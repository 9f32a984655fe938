package dev.kunci.portal.people;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.membership.People;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.registry.Organization;
import dev.kunci.shared.Refusal;
import java.util.Set;
import java.util.function.Supplier;

/** Adds a person by e-mail address, or a program by name, with their roles. */
public class AddPersonDialog extends Dialog {

    private final transient PeopleServices services;
    private final transient Organization organization;
    private final transient Supplier<Actor> actor;
    private final transient Runnable added;
    private final RadioButtonGroup<Boolean> kind = new RadioButtonGroup<>();
    private final TextField email = field("people.field.email");
    private final TextField name = field("people.field.name");
    private final RolesField roles;

    public AddPersonDialog(PeopleServices services, Organization organization, Supplier<Actor> actor, Runnable added) {
        this.services = services;
        this.organization = organization;
        this.actor = actor;
        this.added = added;
        addClassName("person-dialog");
        setHeaderTitle(Texts.of("people.add.title", organization.displayName()));
        setCloseOnOutsideClick(false);
        kind.setLabel(Texts.of("people.filter.kind"));
        kind.setItems(false, true);
        kind.setItemLabelGenerator(program -> Texts.of(program ? "people.kind.program" : "people.kind.person"));
        kind.setValue(false);
        kind.addValueChangeListener(_ -> fit());
        roles = new RolesField((text, offset, limit) ->
                services.choices().products(actor.get(), organization.id(), text, offset, limit));
        roles.show(Set.of(Role.VIEWER), null);
        email.getElement().setAttribute("autocomplete", "off");
        Div fields = new Div(kind, email, name, roles);
        fields.addClassName("dialog-fields");
        add(fields);
        Button save = new Button(Texts.of("people.add"), _ -> save());
        save.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        save.setDisableOnClick(true);
        save.addClickListener(_ -> save.setEnabled(true));
        getFooter().add(new Button(Texts.of("form.cancel"), _ -> close()), save);
        fit();
    }

    /** For programs only. */
    public AddPersonDialog program() {
        kind.setValue(true);
        kind.setVisible(false);
        return this;
    }

    private void fit() {
        boolean program = kind.getValue();
        email.setVisible(!program);
        email.setHelperText(Texts.of("people.field.email.help"));
        name.setHelperText(Texts.of(program ? "people.field.program.help" : "people.field.name.help"));
        name.setInvalid(false);
    }

    private void save() {
        email.setInvalid(false);
        name.setInvalid(false);
        if (roles.missing()) {
            return;
        }
        try {
            if (kind.getValue()) {
                services.people()
                        .addProgram(actor.get(), organization.id(), name.getValue(), roles.roles(), roles.products());
                done(Texts.of("people.added.program", name.getValue().strip()));
            } else {
                addPerson();
            }
        } catch (Refusal refusal) {
            explain(refusal);
        }
    }

    private void addPerson() {
        String address = email.getValue().strip();
        People.Added person = services.people()
                .add(actor.get(), organization.id(), address, name.getValue(), roles.roles(), roles.products());
        String password = person.oneTimePassword();
        if (password == null) {
            done(Texts.of(person.invited() ? "people.invited" : "people.added", address));
        } else {
            done(Texts.of("people.added", address));
            SecretDialog.password(address, password).open();
        }
    }

    private void done(String sentence) {
        close();
        Notices.done(sentence);
        added.run();
    }

    private void explain(Refusal refusal) {
        switch (refusal.key()) {
            case "refusal.person.email", "refusal.invitation.open" -> at(email, refusal);
            case "refusal.person.member" -> at(kind.getValue() ? name : email, refusal);
            case "refusal.person.name", "refusal.program.name" -> at(name, refusal);
            default -> Notices.refused(refusal);
        }
    }

    private static void at(TextField field, Refusal refusal) {
        field.setErrorMessage(Texts.refusal(refusal));
        field.setInvalid(true);
        field.focus();
    }

    private static TextField field(String label) {
        TextField field = new TextField(Texts.of(label));
        field.setRequiredIndicatorVisible(true);
        field.setManualValidation(true);
        return field;
    }
}
