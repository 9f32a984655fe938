package dev.kunci.portal.approval;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.list.FiltersToggle;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.UrlText;
import dev.kunci.review.lookup.FieldOptions.Product;
import dev.kunci.review.queue.PendingAge;
import dev.kunci.review.queue.PendingFilter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where an approver says which requests they look for. */
class ApprovalsFilterBar extends Div {

    private static final int PAUSE_MS = 300;

    /** Finds what the fields offer. */
    interface Offers {
        /** API products this person decides on. */
        List<Product> products(String text, int offset, int limit);

        List<String> owners(String text, int offset, int limit);
    }

    /** Hears of a changed filter. */
    interface Changes {
        /** @param typing whether the change is one of many to come */
        void filter(PendingFilter filter, boolean typing);
    }

    private final TextField text = typed("text");
    private final ComboBox<Product> product = offered("product");
    private final ComboBox<String> owner = offered("owner");
    private final TextField requester = typed("requester");
    private final Select<PendingAge> age = new Select<>();
    private final transient Offers offers;
    private boolean again;
    private boolean showing;

    ApprovalsFilterBar(Offers offers, Changes changes) {
        this.offers = offers;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", Texts.of("approvals.filter.label"));
        text.addClassName("filter-text");
        text.setTooltipText(Texts.of("approvals.key.filter"));
        product.setItems(
                query -> offers.products(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        product.setItemLabelGenerator(item -> Texts.shown(item.displayName()));
        owner.setItems(
                query -> offers.owners(query.getFilter().orElse(""), query.getOffset(), query.getLimit()).stream());
        age.setLabel(Texts.of("approvals.filter.age"));
        age.setItems(PendingAge.values());
        age.setEmptySelectionAllowed(true);
        age.setEmptySelectionCaption(Texts.of("approvals.filter.any"));
        age.setItemLabelGenerator(item ->
                item == null ? Texts.of("approvals.filter.any") : Texts.of("approvals.filter.age." + item.code()));
        add(text, new FiltersToggle(this), product, owner, requester, age);
        text.addValueChangeListener(_ -> tell(changes, true));
        requester.addValueChangeListener(_ -> tell(changes, true));
        product.addValueChangeListener(_ -> tell(changes, false));
        owner.addValueChangeListener(_ -> tell(changes, false));
        age.addValueChangeListener(_ -> tell(changes, false));
    }

    private static TextField typed(String name) {
        TextField field = new TextField(Texts.of("approvals.filter." + name));
        field.setPlaceholder(Texts.of("approvals.filter." + name + ".hint"));
        field.setClearButtonVisible(true);
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(PAUSE_MS);
        return field;
    }

    private static <T> ComboBox<T> offered(String name) {
        ComboBox<T> field = new ComboBox<>(Texts.of("approvals.filter." + name));
        field.setPlaceholder(Texts.of("approvals.filter.any"));
        field.setClearButtonVisible(true);
        return field;
    }

    private void tell(Changes changes, boolean typing) {
        if (!showing) {
            changes.filter(
                    new PendingFilter(
                            text(text),
                            product.getValue() == null
                                    ? null
                                    : product.getValue().name(),
                            owner.getValue(),
                            text(requester),
                            age.getValue(),
                            again),
                    typing);
        }
    }

    private static @Nullable String text(TextField field) {
        String typed = UrlText.clean(field.getValue()).strip();
        return typed.isEmpty() ? null : typed;
    }

    /** Fills the fields from an address, without telling anybody. */
    void show(PendingFilter filter) {
        showing = true;
        show(text, filter.text());
        show(requester, filter.requester());
        product.setValue(product(filter.product()));
        owner.setValue(filter.owner());
        age.setValue(filter.age());
        again = filter.again();
        showing = false;
    }

    /** What is being typed stays as it is typed. */
    private static void show(TextField field, @Nullable String value) {
        String wanted = value == null ? "" : value;
        if (!wanted.equals(field.getValue().strip())) {
            field.setValue(wanted);
        }
    }

    /** A product that an address names; one that does not exist is shown by that name and finds nothing. */
    private @Nullable Product product(@Nullable String name) {
        return name == null
                ? null
                : offers.products(name, 0, 50).stream()
                        .filter(found -> found.name().equals(name))
                        .findFirst()
                        .orElseGet(() -> new Product(new UUID(0, 0), name, name, true));
    }
}
