package dev.kunci.portal.product;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.registry.ApprovalType;
import dev.kunci.registry.ProductAccess;
import dev.kunci.review.ProductFilter;
import dev.kunci.review.ProductSort;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the list of API products shows, as it stands in the address: {@code ?q=weather&approval=manual&sort=-changed}. */
record ProductsQuery(ProductFilter filter, ProductSort sort, boolean ascending) {

    static final ProductsQuery START = new ProductsQuery(ProductFilter.ANY, ProductSort.NAME, true);

    private static final Map<ProductSort, String> SORTS = Map.of(
            ProductSort.NAME, "name",
            ProductSort.APPROVAL, "approval",
            ProductSort.MODIFIED, "changed");

    /** Reads an address; what makes no sense there is left out. */
    static ProductsQuery of(QueryParameters address) {
        ProductFilter filter = new ProductFilter(
                AddressText.of(address, "q"),
                Arrays.stream(ApprovalType.values())
                        .filter(type -> says(address, "approval", type.code()))
                        .findFirst()
                        .orElse(null),
                Arrays.stream(ProductAccess.values())
                        .filter(access -> says(address, "access", access.code()))
                        .findFirst()
                        .orElse(null));
        String order = address.getSingleParameter("sort").orElse("");
        boolean descending = order.startsWith("-");
        String name = descending ? order.substring(1) : order;
        return SORTS.containsValue(name) ? new ProductsQuery(filter, sort(name), !descending) : START.with(filter);
    }

    private static boolean says(QueryParameters address, String name, String code) {
        return address.getSingleParameter(name).filter(code::equals).isPresent();
    }

    ProductsQuery with(ProductFilter other) {
        return new ProductsQuery(other, sort, ascending);
    }

    ProductsQuery with(ProductSort other, boolean up) {
        return new ProductsQuery(filter, other, up);
    }

    QueryParameters address() {
        Map<String, String> values = new LinkedHashMap<>();
        if (filter.text() != null) {
            values.put("q", filter.text());
        }
        if (filter.approvalType() != null) {
            values.put("approval", filter.approvalType().code());
        }
        if (filter.access() != null) {
            values.put("access", filter.access().code());
        }
        if (sort != START.sort || !ascending) {
            values.put("sort", (ascending ? "" : "-") + column(sort));
        }
        return QueryParameters.simple(values);
    }

    /** The name of a sort in addresses, and of its column. */
    static String column(ProductSort sort) {
        return SORTS.getOrDefault(sort, "");
    }

    /** The sort of a column; that of the start for any other. */
    static ProductSort sort(@Nullable String column) {
        return SORTS.entrySet().stream()
                .filter(sort -> sort.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(START.sort);
    }
}
