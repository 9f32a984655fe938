package dev.kunci.portal.app.key;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Actor;
import dev.kunci.portal.app.AppPage;
import dev.kunci.portal.feedback.Notices;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.LengthLimit;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.KeyView;
import dev.kunci.review.lookup.FieldOptions.Product;
import dev.kunci.shared.PlainText;
import java.util.UUID;

/** Adds an API product to a key; a manual one waits for an approver, who reads the reason. */
class AddProductDialog extends Dialog {

    private final transient AppPage page;
    private final transient KeyView key;
    private final ComboBox<Product> product = new ComboBox<>(Texts.of("app.product.choose"));
    private final TextField reason = new TextField(Texts.of("app.product.reason.label"));

    AddProductDialog(AppPage page, KeyView key) {
        this.page = page;
        this.key = key;
        addClassName("key-dialog");
        setHeaderTitle(Texts.of("app.product.add.to", key.hint()));
        UUID organization = page.app().target().organization();
        product.setItems(query -> page
                .desk()
                .choices()
                .products(page.actor(), organization, query.getFilter().orElse(""), query.getOffset(), query.getLimit())
                .stream());
        product.setItemLabelGenerator(item -> Texts.shown(item.displayName()));
        product.setRequiredIndicatorVisible(true);
        product.setManualValidation(true);
        product.addValueChangeListener(change -> {
            product.setInvalid(false);
            product.setHelperText(change.getValue() == null ? "" : explain(change.getValue()));
        });
        reason.setHelperText(Texts.of("app.product.reason.help"));
        LengthLimit.counted(reason, PlainText.LONGEST_REASON);
        add(product, reason);
        Button add = new Button(Texts.of("app.product.add.confirm"), _ -> add());
        add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        getFooter().add(new Button(Texts.of("app.cancel"), _ -> close()), add);
    }

    private static String explain(Product product) {
        return Texts.of(product.manual() ? "app.product.manual.help" : "app.product.auto.help");
    }

    private void add() {
        Product chosen = product.getValue();
        if (chosen == null) {
            product.setErrorMessage(Texts.of("app.product.choose.missing"));
            product.setInvalid(true);
            return;
        }
        if (LengthLimit.exceeded(reason, PlainText.LONGEST_REASON)) {
            return;
        }
        AppDetails.OwnerView owner = page.app().owner();
        Actor actor = owner.group() ? page.actor() : page.actor().onBehalfOf(owner.name());
        UUID organization = page.app().target().organization();
        String why = reason.getValue().isBlank() ? null : reason.getValue().strip();
        close();
        page.desk()
                .background()
                .run(
                        () -> page.desk()
                                .grants()
                                .add(actor, organization, key.target().id(), chosen.id(), why),
                        _ -> Notices.done(Texts.of("app.product.added", chosen.displayName(), key.hint())),
                        Notices::refused,
                        page::reload);
    }
}
