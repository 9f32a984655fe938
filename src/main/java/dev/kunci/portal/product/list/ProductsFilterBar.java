package dev.kunci.portal.product.list;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import dev.kunci.portal.list.FiltersToggle;
import dev.kunci.portal.product.ProductLabels;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.UrlText;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.review.product.ProductFilter;
import java.util.function.Function;

/** Where a person says which API products they look for. */
class ProductsFilterBar extends Div {

    private static final int PAUSE_MS = 300;

    /** Hears of a changed filter. */
    interface Changes {
        /** @param typing whether the change is one of many to come */
        void filter(ProductFilter filter, boolean typing);
    }

    private final TextField text = new TextField();
    private final Select<ApprovalType> approval = new Select<>();
    private final Select<ProductAccess> access = new Select<>();
    private final transient Changes changes;
    private boolean showing;

    ProductsFilterBar(Changes changes) {
        this.changes = changes;
        addClassName("filters");
        getElement().setAttribute("role", "search");
        getElement().setAttribute("aria-label", Texts.of("apps.filter.label"));
        text.setLabel(Texts.of("apps.filter.text"));
        text.setPlaceholder(Texts.of("products.filter.text.hint"));
        text.setClearButtonVisible(true);
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.setValueChangeTimeout(PAUSE_MS);
        text.addClassName("filter-text");
        approval.setItems(ApprovalType.values());
        access.setItems(ProductAccess.values());
        any(approval, "products.filter.approval", ProductLabels::of);
        any(access, "products.filter.access", ProductLabels::of);
        add(text, new FiltersToggle(this), approval, access);
        text.addValueChangeListener(_ -> tell(true));
        approval.addValueChangeListener(_ -> tell(false));
        access.addValueChangeListener(_ -> tell(false));
    }

    private static <T> void any(Select<T> field, String label, Function<T, String> words) {
        field.setLabel(Texts.of(label));
        field.setEmptySelectionAllowed(true);
        field.setEmptySelectionCaption(Texts.of("apps.filter.any"));
        field.setItemLabelGenerator(item -> item == null ? Texts.of("apps.filter.any") : words.apply(item));
    }

    private void tell(boolean typing) {
        if (!showing) {
            String typed = UrlText.clean(text.getValue()).strip();
            changes.filter(
                    new ProductFilter(typed.isEmpty() ? null : typed, approval.getValue(), access.getValue()), typing);
        }
    }

    /** Fills the fields from an address, without telling anybody. */
    void show(ProductFilter filter) {
        showing = true;
        text.setValue(filter.text() == null ? "" : filter.text());
        approval.setValue(filter.approvalType());
        access.setValue(filter.access());
        showing = false;
    }
}
