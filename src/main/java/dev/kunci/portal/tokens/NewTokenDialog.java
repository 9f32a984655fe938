package dev.kunci.portal.tokens;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.token.Tokens;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.PasswordDialog;
import dev.kunci.portal.people.DecidesField;
import dev.kunci.portal.people.OperatorLabels;
import dev.kunci.portal.people.PeopleServices;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.review.lookup.FieldOptions.Product;
import dev.kunci.shared.Refusal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Creates an API token and shows it once. */
public class NewTokenDialog extends Dialog {

    /** Finds the operators the token may act as, or the organizations. */
    public interface Holders {
        List<TokenHolder> find(String text, int offset, int limit);
    }

    private final transient PeopleServices services;
    private final transient Supplier<Actor> actor;
    private final transient Runnable made;
    private final ComboBox<TokenHolder> holder = new ComboBox<>();
    private final TextField name = new TextField(Texts.of("tokens.field.name"));
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(Texts.of("tokens.field.roles"));
    private final DecidesField decides;
    private final TokenExpiryField expiry = new TokenExpiryField();

    /**
     * @param chooser the key of the label of the field for operator or organization; with {@code .text} the key of an
     *     explanation
     */
    public NewTokenDialog(
            PeopleServices services, Supplier<Actor> actor, String chooser, Holders holders, Runnable made) {
        this.services = services;
        this.actor = actor;
        this.made = made;
        addClassName("person-dialog");
        setHeaderTitle(Texts.of("tokens.new.title"));
        setCloseOnOutsideClick(false);
        holder.setLabel(Texts.of(chooser));
        holder.setItems(
                query -> holders.find(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        holder.setItemLabelGenerator(item -> Texts.shown(item.name()));
        holder.setRequiredIndicatorVisible(true);
        holder.setManualValidation(true);
        holder.addValueChangeListener(_ -> offer());
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        name.setHelperText(Texts.of("tokens.field.name.help"));
        roles.setItemLabelGenerator(OperatorLabels::role);
        roles.setManualValidation(true);
        roles.setHelperText(Texts.of("tokens.field.roles.help"));
        roles.addValueChangeListener(_ -> fit());
        decides = new DecidesField(this::products, "tokens.decides.all");
        Div fields = new Div(new Paragraph(Texts.of(chooser + ".text")), holder, name, roles, decides, expiry);
        fields.addClassName("dialog-fields");
        add(fields);
        Button create = new Button(Texts.of("form.create"), _ -> create());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        create.setDisableOnClick(true);
        create.addClickListener(_ -> create.setEnabled(true));
        getFooter().add(new Button(Texts.of("form.cancel"), _ -> close()), create);
        List<TokenHolder> first = holders.find("", 0, 2);
        if (first.size() == 1) {
            holder.setValue(first.getFirst());
        }
        offer();
    }

    /** Offers the roles; all but administrator are selected at first. */
    private void offer() {
        TokenHolder chosen = holder.getValue();
        roles.setVisible(chosen != null);
        if (chosen != null) {
            roles.setItems(chosen.roles());
            Set<Role> usual = EnumSet.copyOf(chosen.roles());
            usual.remove(Role.ADMIN);
            roles.setValue(usual);
        }
        decides.show(null);
        fit();
    }

    private void fit() {
        decides.setVisible(roles.isVisible() && roles.getValue().contains(Role.APPROVER));
    }

    /** The API products that the operator decides on. */
    private List<Product> products(String text, int offset, int limit) {
        TokenHolder chosen = holder.getValue();
        return chosen == null
                ? List.of()
                : services.choices()
                        .decidedBy(actor.get(), chosen.organization(), chosen.operator(), text, offset, limit);
    }

    private void create() {
        holder.setInvalid(false);
        name.setInvalid(false);
        roles.setInvalid(false);
        TokenHolder chosen = holder.getValue();
        if (chosen == null) {
            holder.setErrorMessage(Texts.of("tokens.holder.missing"));
            holder.setInvalid(true);
            return;
        }
        try {
            Tokens.checkName(name.getValue());
        } catch (Refusal refusal) {
            explain(refusal);
            return;
        }
        if (decides.missing()) {
            return;
        }
        new PasswordDialog(services.current(), who -> create(who, chosen)).open();
    }

    private void create(Actor who, TokenHolder chosen) {
        Tokens.Issued issued;
        try {
            issued = services.tokens()
                    .create(
                            who,
                            chosen.organization(),
                            chosen.operator(),
                            name.getValue(),
                            roles.getValue(),
                            decides.products(),
                            expiry.moment(services.clock()));
        } catch (Refusal refusal) {
            explain(refusal);
            return;
        }
        close();
        made.run();
        SecretDialog.token(name.getValue().strip(), issued.token()).open();
    }

    private void explain(Refusal refusal) {
        switch (refusal.key()) {
            case "refusal.token.name" -> complain(name, Texts.refusal(refusal));
            case "refusal.person.roles", "refusal.token.roles" -> {
                roles.setErrorMessage(Texts.refusal(refusal));
                roles.setInvalid(true);
            }
            case "refusal.token.products", "refusal.unknown.apiproduct" -> decides.complain(Texts.refusal(refusal));
            default -> Notices.refused(refusal);
        }
    }

    private static void complain(TextField field, String sentence) {
        field.setErrorMessage(sentence);
        field.setInvalid(true);
        field.focus();
    }
}
