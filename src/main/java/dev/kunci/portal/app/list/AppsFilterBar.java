package dev.kunci.portal.app.list;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.portal.list.FilterBar;
import dev.kunci.portal.status.AccessLabels;
import dev.kunci.portal.status.StatusLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessState;
import dev.kunci.review.app.AppFilter;
import dev.kunci.review.lookup.FieldOptions.Product;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The filters of the list of apps. */
class AppsFilterBar extends FilterBar<AppFilter> {

    private final TextField text;
    private final Select<AccessState> access;
    private final Select<Status> status;
    private final ComboBox<Product> product;
    private final ComboBox<String> owner;
    private final transient AppsFilterOptions options;

    AppsFilterBar(AppsFilterOptions options, Changes<AppFilter> changes) {
        super(changes);
        this.options = options;
        text = search("apps.filter.text.hint");
        access = choice("apps.filter.access", List.of(AccessState.values()), AccessLabels::of);
        status = choice("apps.filter.status", Level.GRANT.statuses(), StatusLabels::of);
        product = lookup("apps.filter.product", options::products);
        product.setItemLabelGenerator(item -> Texts.shown(item.displayName()));
        owner = lookup("apps.filter.developer", options::owners);
    }

    @Override
    protected AppFilter filter() {
        return new AppFilter(
                typed(text),
                access.getValue(),
                status.getValue(),
                product.getValue() == null ? null : product.getValue().name(),
                owner.getValue());
    }

    @Override
    protected void fill(AppFilter filter) {
        fill(text, filter.text());
        access.setValue(filter.access());
        status.setValue(filter.status());
        product.setValue(product(filter.product()));
        owner.setValue(filter.owner());
    }

    /** A product named in the URL; one that does not exist is shown by that name and matches no app. */
    private @Nullable Product product(@Nullable String name) {
        return name == null
                ? null
                : options.products(name, 0, 50).stream()
                        .filter(found -> found.name().equals(name))
                        .findFirst()
                        .orElseGet(() -> new Product(new UUID(0, 0), name, name, false));
    }
}
