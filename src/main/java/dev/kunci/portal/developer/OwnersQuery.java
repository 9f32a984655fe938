package dev.kunci.portal.developer;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.registry.Level;
import dev.kunci.registry.Status;
import dev.kunci.review.OwnerFilter;
import dev.kunci.review.OwnerSort;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a list of owners shows, as it stands in the address: {@code ?q=ana&status=inactive&sort=-changed}. */
record OwnersQuery(OwnerFilter filter, OwnerSort sort, boolean ascending) {

    static final OwnersQuery START = new OwnersQuery(OwnerFilter.ANY, OwnerSort.NAME, true);

    private static final Map<OwnerSort, String> SORTS = Map.of(
            OwnerSort.NAME, "name",
            OwnerSort.STATUS, "status",
            OwnerSort.CREATED, "created",
            OwnerSort.CHANGED, "changed");

    /** Reads an address; what makes no sense there is left out. */
    static OwnersQuery of(QueryParameters address) {
        OwnerFilter filter = new OwnerFilter(
                AddressText.of(address, "q"),
                address.getSingleParameter("status")
                        .flatMap(OwnersQuery::status)
                        .orElse(null));
        String order = address.getSingleParameter("sort").orElse("");
        boolean descending = order.startsWith("-");
        String name = descending ? order.substring(1) : order;
        return SORTS.containsValue(name) ? new OwnersQuery(filter, sort(name), !descending) : START.with(filter);
    }

    OwnersQuery with(OwnerFilter other) {
        return new OwnersQuery(other, sort, ascending);
    }

    OwnersQuery with(OwnerSort other, boolean up) {
        return new OwnersQuery(filter, other, up);
    }

    QueryParameters address() {
        Map<String, String> values = new LinkedHashMap<>();
        String text = filter.text();
        if (text != null && !text.isBlank()) {
            values.put("q", text);
        }
        if (filter.status() != null) {
            values.put("status", filter.status().code());
        }
        if (sort != START.sort || !ascending) {
            values.put("sort", (ascending ? "" : "-") + column(sort));
        }
        return QueryParameters.simple(values);
    }

    /** The name of a sort in addresses, and of its column. */
    static String column(OwnerSort sort) {
        return SORTS.getOrDefault(sort, "");
    }

    /** The sort of a column; that of the start for any other. */
    static OwnerSort sort(@Nullable String column) {
        return SORTS.entrySet().stream()
                .filter(sort -> sort.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(START.sort);
    }

    private static Optional<Status> status(String code) {
        return Level.DEVELOPER.statuses().stream()
                .filter(status -> status.code().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
