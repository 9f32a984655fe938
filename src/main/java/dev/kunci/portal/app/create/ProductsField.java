package dev.kunci.portal.app.create;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.lookup.FieldOptions.Product;
import java.util.List;
import java.util.UUID;

/** Selects the API products of a new key; each shows whether an approver must decide. */
public class ProductsField extends MultiSelectComboBox<Product> {

    ProductsField(NewAppView page) {
        super(Texts.of("app.new.products"));
        setItems(query -> page
                .desk()
                .choices()
                .products(
                        page.actor(),
                        page.organizationId(),
                        query.getFilter().orElse(""),
                        query.getOffset(),
                        query.getLimit())
                .stream());
        setItemLabelGenerator(product ->
                Texts.of(product.manual() ? "app.new.product.manual" : "app.new.product.auto", product.displayName()));
        setAutoExpand(AutoExpandMode.BOTH);
        setManualValidation(true);
        setHelperText(Texts.of("app.new.products.help"));
    }

    /** Whether one of the selected products needs an approver. */
    boolean manual() {
        return getValue().stream().anyMatch(Product::manual);
    }

    List<UUID> ids() {
        return getValue().stream().map(Product::id).toList();
    }
}
