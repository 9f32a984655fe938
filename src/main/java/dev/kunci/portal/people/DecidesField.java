package dev.kunci.portal.people;

import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.lookup.FieldOptions.Product;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The API products an approver decides on: all of them, or a selection. */
public class DecidesField extends Div {

    /** Finds API products. */
    public interface Offers {
        List<Product> products(String text, int offset, int limit);
    }

    private final RadioButtonGroup<Boolean> limited = new RadioButtonGroup<>();
    private final MultiSelectComboBox<Product> products = new MultiSelectComboBox<>(Texts.of("people.products"));

    /** @param everything the key of the text for no limit */
    public DecidesField(Offers offers, String everything) {
        addClassName("decides-field");
        limited.setLabel(Texts.of("people.decides"));
        limited.setItems(false, true);
        limited.setItemLabelGenerator(only -> Texts.of(only ? "people.decides.some" : everything));
        limited.setValue(false);
        products.setItems(
                query -> offers.products(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        products.setItemLabelGenerator(item -> Texts.shown(item.displayName()));
        products.setManualValidation(true);
        limited.addValueChangeListener(_ -> {
            fit();
            if (products.isVisible()) {
                products.getElement().executeJs("this.scrollIntoView({block: 'nearest'})");
            }
        });
        add(limited, products);
        fit();
    }

    private void fit() {
        products.setVisible(limited.getValue());
        products.setInvalid(false);
    }

    /** @param only null for all */
    public void show(@Nullable List<Product> only) {
        limited.setValue(only != null);
        products.setValue(only == null ? Set.of() : Set.copyOf(only));
        fit();
    }

    /** Is called for every change. */
    void onChange(Runnable changed) {
        limited.addValueChangeListener(_ -> changed.run());
        products.addValueChangeListener(_ -> changed.run());
    }

    /** Whether products must be selected and none is; shows an error at the field. */
    public boolean missing() {
        boolean missing = isVisible() && limited.getValue() && products.isEmpty();
        if (missing) {
            complain(Texts.of("people.products.missing"));
        }
        return missing;
    }

    public void complain(String what) {
        products.setErrorMessage(what);
        products.setInvalid(true);
        products.focus();
    }

    /** @return null for all */
    @Nullable
    public Set<UUID> products() {
        return isVisible() && limited.getValue()
                ? products.getValue().stream().map(Product::id).collect(Collectors.toUnmodifiableSet())
                : null;
    }
}
