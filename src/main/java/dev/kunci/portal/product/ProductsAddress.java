package dev.kunci.portal.product;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.portal.ledger.LedgerAddress;
import dev.kunci.portal.ledger.LedgerQuery;
import dev.kunci.registry.ApprovalType;
import dev.kunci.registry.ProductAccess;
import dev.kunci.review.ProductFilter;
import dev.kunci.review.ProductSort;
import java.util.Map;

/** How the address of the list of API products says what it shows. */
final class ProductsAddress extends LedgerAddress<ProductFilter, ProductSort> {

    static final ProductsAddress IT = new ProductsAddress();

    private ProductsAddress() {
        super(
                new LedgerQuery<>(ProductFilter.ANY, ProductSort.NAME, true),
                Map.of(ProductSort.NAME, "name", ProductSort.APPROVAL, "approval", ProductSort.MODIFIED, "changed"));
    }

    @Override
    protected ProductFilter filter(QueryParameters address) {
        return new ProductFilter(
                AddressText.of(address, "q"),
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
