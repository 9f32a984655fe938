package dev.kunci.portal.app;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.registry.Level;
import dev.kunci.registry.Status;
import dev.kunci.review.AppFilter;
import dev.kunci.review.AppSort;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the list of apps shows, as it stands in the address: {@code ?q=weather&status=revoked&sort=-changed}. */
record AppsQuery(AppFilter filter, AppSort sort, boolean ascending) {

    static final AppsQuery START = new AppsQuery(AppFilter.ANY, AppSort.NAME, true);

    private static final Map<AppSort, String> SORTS = Map.of(
            AppSort.NAME, "name",
            AppSort.OWNER, "developer",
            AppSort.STATUS, "status",
            AppSort.CREATED, "created",
            AppSort.CHANGED, "changed");

    /** Reads an address; what makes no sense there is left out. */
    static AppsQuery of(QueryParameters address) {
        AppFilter filter = new AppFilter(
                AddressText.of(address, "q"),
                address.getSingleParameter("status").flatMap(AppsQuery::status).orElse(null),
                AddressText.of(address, "product"),
                AddressText.of(address, "developer"));
        String order = address.getSingleParameter("sort").orElse("");
        boolean descending = order.startsWith("-");
        String name = descending ? order.substring(1) : order;
        return SORTS.containsValue(name) ? new AppsQuery(filter, sort(name), !descending) : START.with(filter);
    }

    AppsQuery with(AppFilter other) {
        return new AppsQuery(other, sort, ascending);
    }

    AppsQuery with(AppSort other, boolean up) {
        return new AppsQuery(filter, other, up);
    }

    QueryParameters address() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "q", filter.text());
        put(values, "status", filter.status() == null ? null : filter.status().code());
        put(values, "product", filter.product());
        put(values, "developer", filter.owner());
        if (sort != START.sort || !ascending) {
            values.put("sort", (ascending ? "" : "-") + column(sort));
        }
        return QueryParameters.simple(values);
    }

    /** The name of a sort in addresses, and of its column. */
    static String column(AppSort sort) {
        return SORTS.getOrDefault(sort, "");
    }

    /** The sort of a column; that of the start for any other. */
    static AppSort sort(@Nullable String column) {
        return SORTS.entrySet().stream()
                .filter(sort -> sort.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(START.sort);
    }

    private static void put(Map<String, String> values, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            values.put(name, value);
        }
    }

    private static Optional<Status> status(String code) {
        return Level.GRANT.statuses().stream()
                .filter(status -> status.code().equals(code.toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
