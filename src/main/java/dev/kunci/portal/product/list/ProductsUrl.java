package dev.kunci.portal.product.list;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.list.DataListQuery;
import dev.kunci.portal.list.DataListUrl;
import dev.kunci.portal.text.UrlText;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.review.product.ProductFilter;
import dev.kunci.review.product.ProductSort;
import java.util.Map;

/** The URL parameters of the list of API products. */
final class ProductsUrl extends DataListUrl<ProductFilter, ProductSort> {

    static final ProductsUrl IT = new ProductsUrl();

    private ProductsUrl() {
        super(
                new DataListQuery<>(ProductFilter.ANY, ProductSort.NAME, true),
                Map.of(ProductSort.NAME, "name", ProductSort.APPROVAL, "approval", ProductSort.MODIFIED, "changed"));
    }

    @Override
    protected ProductFilter filter(QueryParameters address) {
        return new ProductFilter(
                UrlText.of(address, "q"),
                named(address, "approval", ApprovalType.values(), ApprovalType::code)
                        .orElse(null),
                named(address, "access", ProductAccess.values(), ProductAccess::code)
                        .orElse(null));
    }

    @Override
    protected void write(ProductFilter filter, Parameters parameters) {
        parameters.put("q", filter.text());
        parameters.put(
                "approval",
                filter.approvalType() == null ? null : filter.approvalType().code());
        parameters.put(
                "access", filter.access() == null ? null : filter.access().code());
    }
}
