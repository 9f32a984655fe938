package dev.kunci.portal.product.list;

import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.portal.list.FilterBar;
import dev.kunci.portal.product.ProductLabels;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.review.product.ProductFilter;
import java.util.List;

/** The filters of the list of API products. */
class ProductsFilterBar extends FilterBar<ProductFilter> {

    private final TextField text = search("products.filter.text.hint");
    private final Select<ApprovalType> approval =
            choice("products.filter.approval", List.of(ApprovalType.values()), ProductLabels::of);
    private final Select<ProductAccess> access =
            choice("products.filter.access", List.of(ProductAccess.values()), ProductLabels::of);

    ProductsFilterBar(Changes<ProductFilter> changes) {
        super(changes);
    }

    @Override
    protected ProductFilter filter() {
        return new ProductFilter(typed(text), approval.getValue(), access.getValue());
    }

    @Override
    protected void fill(ProductFilter filter) {
        fill(text, filter.text());
        approval.setValue(filter.approvalType());
        access.setValue(filter.access());
    }
}
