package dev.kunci.portal.app.list;

import com.vaadin.flow.component.ItemLabelGenerator;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.list.FiltersToggle;
import dev.kunci.portal.status.AccessLabels;
import dev.kunci.portal.status.StatusLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.UrlText;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessState;
import dev.kunci.review.app.AppFilter;
import dev.kunci.review.lookup.FieldOptions.Product;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a person says which apps they look for. */
class AppsFilterBar extends Div {

    private static final int PAUSE_MS = 300;

    /** Finds what the fields offer. */
    interface Offers {
        List<Product> products(String text, int offset, int limit);

        List<String> owners(String text, int offset, int limit);
    }

    /** Hears of a changed filter. */
    interface Changes {
        /** @param typing whether the change is one of many to come */
        void filter(AppFilter filter, boolean typing);
    }

    private final TextField text = new TextField();
    private final Select<AccessState> access = new Select<>();
    private final Select<Status> status = new Select<>();
    private final ComboBox<Product> product = new ComboBox<>();
    private final ComboBox<String> owner = new ComboBox<>();
    private final transient Offers offers;
    private boolean showing;

    AppsFilterBar(Offers offers, Changes changes) {
        this.offers = offers;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", Texts.of("apps.filter.label"));
        text.setLabel(Texts.of("apps.filter.text"));
        text.setPlaceholder(Texts.of("apps.filter.text.hint"));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MS);
        text.addClassName("filter-text");
        choice(access, "access", List.of(AccessState.values()), AccessLabels::of);
        choice(status, "status", Level.GRANT.statuses(), StatusLabels::of);
        product.setItems(
                query -> offers.products(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        product.setItemLabelGenerator(item -> Texts.shown(item.displayName()));
        owner.setItems(
                query -> offers.owners(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        field(product, "product");
        field(owner, "developer");
        add(text, new FiltersToggle(this), access, status, product, owner);
        text.addValueChangeListener(_ -> tell(changes, true));
        access.addValueChangeListener(_ -> tell(changes, false));
        status.addValueChangeListener(_ -> tell(changes, false));
        product.addValueChangeListener(_ -> tell(changes, false));
        owner.addValueChangeListener(_ -> tell(changes, false));
    }

    private static <T> void choice(Select<T> field, String name, Collection<T> items, ItemLabelGenerator<T> words) {
        field.setItems(items);
        field.setLabel(Texts.of("apps.filter." + name));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(Texts.of("apps.filter.any"));
        field.setItemLabelGenerator(item -> item == null ? Texts.of("apps.filter.any") : words.apply(item));
    }

    private static void field(ComboBox<?> field, String name) {
        field.setLabel(Texts.of("apps.filter." + name));
        field.setPlaceholder(Texts.of("apps.filter.any"));
        field.setClearButtonVisible(true);
    }

    private void tell(Changes changes, boolean typing) {
        if (!showing) {
            changes.filter(filter(), typing);
        }
    }

    private AppFilter filter() {
        String typed = UrlText.clean(text.getValue()).strip();
        return new AppFilter(
                typed.isEmpty() ? null : typed,
                access.getValue(),
                status.getValue(),
                product.getValue() == null ? null : product.getValue().name(),
                owner.getValue());
    }

    /** Fills the fields from an address, without telling anybody. */
    void show(AppFilter filter) {
        showing = true;
        text.setValue(filter.text() == null ? "" : filter.text());
        access.setValue(filter.access());
        status.setValue(filter.status());
        product.setValue(product(filter.product()));
        owner.setValue(filter.owner());
        showing = false;
    }

    /** A product that an address names; one that does not exist is shown by that name and finds no app. */
    private @Nullable Product product(@Nullable String name) {
        return name == null
                ? null
                : offers.products(name, 0, 50).stream()
                        .filter(found -> found.name().equals(name))
                        .findFirst()
                        .orElseGet(() -> new Product(new UUID(0, 0), name, name, false));
    }
}
