package dev.kunci.portal.app;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.status.StatusWords;
import dev.kunci.registry.Level;
import dev.kunci.registry.Status;
import dev.kunci.review.AppFilter;
import dev.kunci.review.AppList;
import dev.kunci.review.Choices.Product;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a person says which apps they look for, and reads how many there are. */
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
    private final ComboBox<Status> status = new ComboBox<>();
    private final ComboBox<Product> product = new ComboBox<>();
    private final ComboBox<String> owner = new ComboBox<>();
    private final Span count = new Span();
    private final transient Offers offers;

    AppsFilterBar(Offers offers, Changes changes) {
        this.offers = offers;
        addClassName("filter-bar");
        getElement().setAttribute("role", "search");
        text.setPlaceholder(Texts.of("apps.filter.text"));
        text.setAriaLabel(Texts.of("apps.filter.text"));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MS);
        text.addClassName("filter-text");
        status.setItems(Level.GRANT.statuses());
        status.setItemLabelGenerator(StatusWords::of);
        product.setItems(
                query -> offers.products(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        product.setItemLabelGenerator(Product::displayName);
        owner.setItems(
                query -> offers.owners(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        field(status, "status");
        field(product, "product");
        field(owner, "developer");
        count.addClassName("filter-count");
        count.getElement().setAttribute("role", "status");
        add(text, status, product, owner, count);
        text.addValueChangeListener(change -> tell(changes, change.isFromClient(), true));
        status.addValueChangeListener(change -> tell(changes, change.isFromClient(), false));
        product.addValueChangeListener(change -> tell(changes, change.isFromClient(), false));
        owner.addValueChangeListener(change -> tell(changes, change.isFromClient(), false));
    }

    private static void field(ComboBox<?> field, String name) {
        field.setPlaceholder(Texts.of("apps.filter." + name));
        field.setAriaLabel(Texts.of("apps.filter." + name));
        field.setClearButtonVisible(true);
        field.addClassName("filter-choice");
    }

    private void tell(Changes changes, boolean fromPerson, boolean typing) {
        if (fromPerson) {
            changes.filter(filter(), typing);
        }
    }

    private AppFilter filter() {
        String typed = text.getValue().strip();
        return new AppFilter(
                typed.isEmpty() ? null : typed,
                status.getValue(),
                product.getValue() == null ? null : product.getValue().name(),
                owner.getValue());
    }

    /** Fills the fields from an address. */
    void show(AppFilter filter) {
        text.setValue(filter.text() == null ? "" : filter.text());
        status.setValue(filter.status());
        product.setValue(product(filter.product()));
        owner.setValue(filter.owner());
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

    void count(int apps) {
        count.setText(
                apps > AppList.COUNTED
                        ? Texts.of("apps.count.many", AppList.COUNTED)
                        : Texts.of("apps.count", apps));
    }
}
