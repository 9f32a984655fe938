package dev.kunci.portal.app.create;

import com.vaadin.flow.component.Focusable;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.operators.Actor;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.form.UnloadGuard;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.ExpiryField;
import dev.kunci.portal.widget.LengthLimit;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.app.NewApp;
import dev.kunci.review.lookup.FieldOptions;
import dev.kunci.shared.PlainText;
import dev.kunci.shared.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The owner of a new app, its name, and the products of its first key; a mistake loses no input. */
public class NewAppForm extends Div implements UnsavedChanges {

    private final transient NewAppView page;
    private final OwnerField owner;
    private final ProductsField products;
    private final TextField displayName = new TextField(Texts.of("app.field.display-name"));
    private final TextField name = new TextField(Texts.of("app.field.name"));
    private final TextField reason = new TextField(Texts.of("app.product.reason.label"));
    private final ExpiryField expiry = new ExpiryField();
    private final TextField callbackUrl = new TextField(Texts.of("app.field.callback"));
    private final TextArea notes = new TextArea(Texts.of("app.field.notes"));
    private final Button create = new Button(Texts.of("app.new.create"), _ -> create());
    private final transient UnloadGuard guard = new UnloadGuard(this);
    private final transient FieldOptions.@Nullable Owner asked;
    private boolean named;
    private boolean done;

    /** @param asked the owner named in the URL, null for none */
    NewAppForm(NewAppView page, FieldOptions.@Nullable Owner asked) {
        this.page = page;
        this.asked = asked;
        owner = new OwnerField(page);
        products = new ProductsField(page);
        addClassNames("form-fields", "new-app-form");
        name.setHelperText(Texts.of("app.field.name.help"));
        name.setRequiredIndicatorVisible(true);
        name.setManualValidation(true);
        reason.setHelperText(Texts.of("app.product.reason.help"));
        reason.setVisible(false);
        callbackUrl.setPlaceholder("https://");
        notes.setMinRows(3);
        for (HasValueChangeMode field : List.of(displayName, name, reason, callbackUrl, notes)) {
            field.setValueChangeMode(ValueChangeMode.EAGER);
        }
        displayName.addValueChangeListener(change -> propose(change.getValue()));
        name.addValueChangeListener(change -> named |= change.isFromClient());
        products.addValueChangeListener(_ -> reason.setVisible(products.manual()));
        owner.setValue(asked);
        for (HasValue<?, ?> field : List.of(owner, displayName, name, products, reason, callbackUrl, notes)) {
            field.addValueChangeListener(_ -> {
                ((HasValidation) field).setInvalid(false);
                guard.guard(changed());
            });
        }
        LengthLimit.quiet(name, AppContent.LONGEST_NAME);
        for (TextFieldBase<?, String> text : List.of(displayName, callbackUrl, notes)) {
            LengthLimit.quiet(text, PlainText.LONGEST);
        }
        LengthLimit.counted(reason, PlainText.LONGEST_REASON);
        expiry.onChange(() -> guard.guard(changed()));
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        Button cancel = new Button(Texts.of("form.cancel"), _ -> page.givenUp());
        cancel.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        Div buttons = new Div(create, cancel);
        buttons.addClassName("form-buttons");
        add(owner, displayName, name, products, reason, expiry, callbackUrl, notes, buttons);
        (asked == null ? owner : displayName).focus();
    }

    /** Proposes an internal name until someone types one. */
    private void propose(String title) {
        if (!named) {
            name.setValue(ProposedName.of(title));
        }
    }

    @Override
    public boolean changed() {
        return !done
                && (owner.getValue() != asked && !owner.isEmpty()
                        || !displayName.isEmpty()
                        || !name.isEmpty()
                        || !products.isEmpty()
                        || expiry.ending()
                        || !callbackUrl.isEmpty()
                        || !notes.isEmpty());
    }

    @Override
    public void discard() {
        done = true;
        guard.guard(false);
    }

    private void create() {
        create(page::created, () -> {});
    }

    @Override
    public void save(Runnable saved, Runnable stays) {
        create(
                app -> {
                    saved.run();
                    page.show(app);
                },
                stays);
    }

    private void create(Consumer<NewApp.Created> created, Runnable stays) {
        FieldOptions.Owner whose = owner.getValue();
        if (wrong() || whose == null) {
            stays.run();
            return;
        }
        NewApp wanted = new NewApp(
                whose.target(),
                new AppContent(
                        name.getValue(),
                        displayName.getValue(),
                        callbackUrl.getValue(),
                        notes.getValue(),
                        List.of(),
                        List.of()),
                products.ids(),
                products.manual() && !reason.getValue().isBlank()
                        ? reason.getValue().strip()
                        : null,
                expiry.value());
        Actor actor = whose.group() ? page.actor() : page.actor().onBehalfOf(whose.name());
        create.setEnabled(false);
        page.desk()
                .background()
                .run(
                        () -> page.desk().apps().create(actor, wanted),
                        app -> {
                            discard();
                            created.accept(app);
                        },
                        refusal -> {
                            explain(refusal);
                            stays.run();
                        },
                        () -> create.setEnabled(true));
    }

    /** Shows an error at each missing field, and focuses the first. */
    private boolean wrong() {
        List<Focusable<?>> wrong = new ArrayList<>();
        if (owner.isEmpty()) {
            mark(owner, Texts.of("app.new.owner.missing"));
            wrong.add(owner);
        }
        if (name.getValue().isBlank()) {
            mark(name, Texts.of("refusal.app.name.empty"));
            wrong.add(name);
        }
        addLong(wrong, name, AppContent.LONGEST_NAME);
        for (TextFieldBase<?, String> text : List.of(displayName, callbackUrl, notes)) {
            addLong(wrong, text, PlainText.LONGEST);
        }
        addLong(wrong, reason, PlainText.LONGEST_REASON);
        boolean endless = expiry.missing();
        if (!wrong.isEmpty()) {
            wrong.getFirst().focus();
        }
        return endless || !wrong.isEmpty();
    }

    private static void addLong(List<Focusable<?>> wrong, TextFieldBase<?, String> field, int most) {
        if (LengthLimit.exceeded(field, most)) {
            wrong.add(field);
        }
    }

    private void explain(Refusal refusal) {
        String sentence = Texts.refusal(refusal);
        switch (refusal.key()) {
            case "refusal.app.taken", "refusal.app.name.empty", "refusal.app.name.long" -> at(name, sentence);
            case "refusal.app.callback" -> at(callbackUrl, sentence);
            case "refusal.unknown.developer", "refusal.unknown.appgroup" -> at(owner, sentence);
            case "refusal.unknown.apiproduct" -> at(products, sentence);
            case "refusal.key.expiry" -> expiry.refuse(sentence);
            default -> Notices.refused(refusal);
        }
    }

    private static <F extends HasValidation & Focusable<?>> void at(F field, String sentence) {
        mark(field, sentence);
        field.focus();
    }

    private static void mark(HasValidation field, String sentence) {
        field.setErrorMessage(sentence);
        field.setInvalid(true);
    }
}
