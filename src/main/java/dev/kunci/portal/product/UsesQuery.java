package dev.kunci.portal.product;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.ledger.LedgerGrid;
import dev.kunci.registry.Level;
import dev.kunci.registry.Status;
import dev.kunci.review.UseSort;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which uses of an API product are shown, as it stands in the address: {@code ?tab=uses&status=pending}. */
record UsesQuery(@Nullable Status status, UseSort sort, boolean ascending) {

    /** Oldest requests first: who has waited longest is decided on first. */
    static final UsesQuery START = new UsesQuery(null, UseSort.REQUESTED, true);

    static final String REQUESTED = "requested";

    static UsesQuery of(QueryParameters address) {
        Status status = address.getSingleParameter("status")
                .flatMap(code -> Level.GRANT.statuses().stream()
                        .filter(known -> known.code().equals(code))
                        .findFirst())
                .orElse(null);
        String order = address.getSingleParameter("sort").orElse(REQUESTED);
        boolean up = !order.startsWith("-");
        return new UsesQuery(status, sort(up ? order : order.substring(1)), up);
    }

    UsesQuery with(@Nullable Status other) {
        return new UsesQuery(other, sort, ascending);
    }

    UsesQuery with(UseSort other, boolean up) {
        return new UsesQuery(status, other, up);
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

    static String column(UseSort sort) {
        return sort == UseSort.STATUS ? LedgerGrid.STATUS : REQUESTED;
    }

    static UseSort sort(@Nullable String column) {
        return LedgerGrid.STATUS.equals(column) ? UseSort.STATUS : UseSort.REQUESTED;
    }
}
