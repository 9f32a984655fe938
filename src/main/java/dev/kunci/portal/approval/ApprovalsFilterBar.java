package dev.kunci.portal.approval;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.portal.list.FilterBar;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.lookup.FieldOptions.Product;
import dev.kunci.review.queue.PendingAge;
import dev.kunci.review.queue.PendingFilter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The filters of the queue. */
class ApprovalsFilterBar extends FilterBar<PendingFilter> {

    private final TextField text;
    private final ComboBox<Product> product;
    private final ComboBox<String> owner;
    private final TextField requester;
    private final Select<PendingAge> age;
    private final transient ApprovalsFilterOptions options;
    private boolean again;

    ApprovalsFilterBar(ApprovalsFilterOptions options, Changes<PendingFilter> changes) {
        super(changes);
        this.options = options;
        text = search("approvals.filter.text.hint");
        text.setTooltipText(Texts.of("approvals.key.filter"));
        product = lookup("approvals.filter.product", options::products);
        product.setItemLabelGenerator(item -> Texts.shown(item.displayName()));
        owner = lookup("approvals.filter.owner", options::owners);
        requester = text("approvals.filter.requester", "approvals.filter.requester.hint");
        age = choice(
                "approvals.filter.age",
                List.of(PendingAge.values()),
                item -> Texts.of("approvals.filter.age." + item.code()));
    }

    @Override
    protected PendingFilter filter() {
        return new PendingFilter(
                typed(text),
                product.getValue() == null ? null : product.getValue().name(),
                owner.getValue(),
                typed(requester),
                age.getValue(),
                again);
    }

    @Override
    protected void fill(PendingFilter filter) {
        fill(text, filter.text());
        fill(requester, filter.requester());
        product.setValue(product(filter.product()));
        owner.setValue(filter.owner());
        age.setValue(filter.age());
        again = filter.again();
    }

    /** A product named in the URL; one that does not exist is shown by that name and matches nothing. */
    private @Nullable Product product(@Nullable String name) {
        return name == null
                ? null
                : options.products(name, 0, 50).stream()
                        .filter(found -> found.name().equals(name))
                        .findFirst()
                        .orElseGet(() -> new Product(new UUID(0, 0), name, name, true));
    }
}
