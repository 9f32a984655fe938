package dev.kunci.portal.product.uses;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.list.DataListGrid;
import dev.kunci.portal.product.ProductTab;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.product.ProductUseSort;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The URL parameters of the uses of an API product: {@code ?tab=uses&status=pending}. */
record UsesUrl(@Nullable Status status, ProductUseSort sort, boolean ascending) {

    /** Oldest requests first, because they have waited longest. */
    static final UsesUrl START = new UsesUrl(null, ProductUseSort.REQUESTED, true);

    static final String REQUESTED = "requested";

    static UsesUrl of(QueryParameters address) {
        Status status = address.getSingleParameter("status")
                .flatMap(code -> Level.GRANT.statuses().stream()
                        .filter(known -> known.code().equals(code))
                        .findFirst())
                .orElse(null);
        String order = address.getSingleParameter("sort").orElse(REQUESTED);
        boolean up = !order.startsWith("-");
        return new UsesUrl(status, sort(up ? order : order.substring(1)), up);
    }

    UsesUrl with(@Nullable Status other) {
        return new UsesUrl(other, sort, ascending);
    }

    UsesUrl with(ProductUseSort other, boolean up) {
        return new UsesUrl(status, other, up);
    }

    QueryParameters address() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("tab", ProductTab.USES.code());
        if (status != null) {
            values.put("status", status.code());
        }
        if (sort != START.sort || !ascending) {
            values.put("sort", (ascending ? "" : "-") + column(sort));
        }
        return QueryParameters.simple(values);
    }

    static String column(ProductUseSort sort) {
        return sort == ProductUseSort.STATUS ? DataListGrid.STATUS : REQUESTED;
    }

    static ProductUseSort sort(@Nullable String column) {
        return DataListGrid.STATUS.equals(column) ? ProductUseSort.STATUS : ProductUseSort.REQUESTED;
    }
}
