package dev.kunci.portal.operators;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.operators.Role;
import dev.kunci.portal.layout.AddressText;
import dev.kunci.review.PersonFilter;
import dev.kunci.review.PersonSort;
import dev.kunci.review.PersonState;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the list of people shows, as it stands in the address: {@code ?q=rina&role=approver&sort=-seen}. */
record PeopleQuery(PersonFilter filter, PersonSort sort, boolean ascending) {

    static final PeopleQuery START = new PeopleQuery(PersonFilter.ANY, PersonSort.NAME, true);

    private static final Map<PersonSort, String> SORTS =
            Map.of(PersonSort.NAME, "name", PersonSort.EMAIL, "email", PersonSort.LAST_SEEN, "seen");

    /** Reads an address; what makes no sense there is left out. */
    static PeopleQuery of(QueryParameters address) {
        String kind = address.getSingleParameter("kind").orElse("");
        PersonFilter filter = new PersonFilter(
                AddressText.of(address, "q"),
                address.getSingleParameter("role")
                        .flatMap(code -> Arrays.stream(Role.values())
                                .filter(role -> role.code().equals(code))
                                .findFirst())
                        .orElse(null),
                address.getSingleParameter("state")
                        .flatMap(code -> Arrays.stream(PersonState.values())
                                .filter(state -> state.code().equals(code))
                                .findFirst())
                        .orElse(null),
                kind.equals("program") ? Boolean.TRUE : kind.equals("person") ? Boolean.FALSE : null);
        String order = address.getSingleParameter("sort").orElse("");
        boolean descending = order.startsWith("-");
        String name = descending ? order.substring(1) : order;
        return SORTS.containsValue(name)
                ? new PeopleQuery(filter, sort(name), !descending)
                : new PeopleQuery(filter, START.sort, START.ascending);
    }

    QueryParameters address() {
        Map<String, String> values = new LinkedHashMap<>();
        put(values, "q", filter.text());
        put(values, "role", filter.role() == null ? null : filter.role().code());
        put(values, "state", filter.state() == null ? null : filter.state().code());
        put(values, "kind", filter.program() == null ? null : filter.program() ? "program" : "person");
        if (sort != START.sort || !ascending) {
            values.put("sort", (ascending ? "" : "-") + column(sort));
        }
        return QueryParameters.simple(values);
    }

    static String column(PersonSort sort) {
        return SORTS.getOrDefault(sort, "");
    }

    /** The sort of a column; that of the start for any other. */
    static PersonSort sort(@Nullable String column) {
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
}
