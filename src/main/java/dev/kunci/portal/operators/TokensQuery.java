package dev.kunci.portal.operators;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.review.TokenFilter;
import dev.kunci.review.TokenSort;
import dev.kunci.review.TokenState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the list of tokens shows, as it stands in the address: {@code ?q=ci&state=valid&sort=-used}. */
record TokensQuery(TokenFilter filter, TokenSort sort, boolean ascending) {

    static final TokensQuery START = new TokensQuery(TokenFilter.ANY, TokenSort.CREATED, false);

    private static final Map<TokenSort, String> SORTS = Map.of(
            TokenSort.NAME, "name",
            TokenSort.OWNER, "owner",
            TokenSort.CREATED, "created",
            TokenSort.EXPIRES, "expires",
            TokenSort.LAST_USED, "used");

    /** Reads an address; what makes no sense there is left out. */
    static TokensQuery of(QueryParameters address) {
        TokenFilter filter = new TokenFilter(
                AddressText.of(address, "q"),
                address.getSingleParameter("state")
                        .flatMap(code -> Arrays.stream(TokenState.values())
                                .filter(state -> state.code().equals(code))
                                .findFirst())
                        .orElse(null));
        String order = address.getSingleParameter("sort").orElse("");
        boolean descending = order.startsWith("-");
        String name = descending ? order.substring(1) : order;
        return SORTS.containsValue(name)
                ? new TokensQuery(filter, sort(name), !descending)
                : new TokensQuery(filter, START.sort, START.ascending);
    }

    QueryParameters address() {
        Map<String, String> values = new LinkedHashMap<>();
        if (filter.text() != null) {
            values.put("q", filter.text());
        }
        if (filter.state() != null) {
            values.put("state", filter.state().code());
        }
        if (sort != START.sort || ascending != START.ascending) {
            values.put("sort", (ascending ? "" : "-") + column(sort));
        }
        return QueryParameters.simple(values);
    }

    static String column(TokenSort sort) {
        return SORTS.getOrDefault(sort, "");
    }

    /** The sort of a column; that of the start for any other. */
    static TokenSort sort(@Nullable String column) {
        return SORTS.entrySet().stream()
                .filter(sort -> sort.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(START.sort);
    }
}
