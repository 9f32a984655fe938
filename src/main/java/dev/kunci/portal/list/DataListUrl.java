package dev.kunci.portal.list;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The URL parameters of a list: {@code ?q=weather&status=revoked&sort=-changed}. */
public abstract class DataListUrl<F, S extends Enum<S>> {

    private static final String SORT = "sort";

    private final DataListQuery<F, S> start;
    private final Map<S, String> sorts;

    /**
     * @param start the query for a URL without parameters; its filter hides nothing
     * @param sorts the names of the sorts in URLs, which are those of the columns
     */
    protected DataListUrl(DataListQuery<F, S> start, Map<S, String> sorts) {
        this.start = start;
        this.sorts = Map.copyOf(sorts);
    }

    /** Collects URL parameters; nulls and blanks are left out. */
    public interface Parameters {
        void put(String name, @Nullable String value);
    }

    /** Reads the filter of a URL; invalid values are ignored. */
    protected abstract F filter(QueryParameters address);

    protected abstract void write(F filter, Parameters parameters);

    final DataListQuery<F, S> start() {
        return start;
    }

    final DataListQuery<F, S> read(QueryParameters address) {
        String order = address.getSingleParameter(SORT).orElse("");
        boolean descending = order.startsWith("-");
        String name = descending ? order.substring(1) : order;
        DataListQuery<F, S> filtered = start.with(filter(address));
        return sorts.containsValue(name) ? filtered.with(sort(name), !descending) : filtered;
    }

    final QueryParameters write(DataListQuery<F, S> query) {
        Map<String, String> values = new LinkedHashMap<>();
        write(query.filter(), (name, value) -> {
            if (value != null && !value.isBlank()) {
                values.put(name, value);
            }
        });
        if (query.sort() != start.sort() || query.ascending() != start.ascending()) {
            values.put(SORT, (query.ascending() ? "" : "-") + column(query.sort()));
        }
        return QueryParameters.simple(values);
    }

    /** The URL parameters for this filter in the default order. */
    protected final QueryParameters address(F filter) {
        return write(start.with(filter));
    }

    /** The name of a sort in URLs, and of its column. */
    public final String column(S sort) {
        return sorts.getOrDefault(sort, "");
    }

    /** The sort of a column; the default for any other. */
    final S sort(@Nullable String column) {
        return sorts.entrySet().stream()
                .filter(sort -> sort.getValue().equals(column))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(start.sort());
    }

    /** The value whose code a parameter names. */
    protected static <E> Optional<E> named(QueryParameters address, String name, E[] values, Function<E, String> code) {
        return address.getSingleParameter(name).flatMap(word -> Arrays.stream(values)
                .filter(value -> code.apply(value).equalsIgnoreCase(word))
                .findFirst());
    }
}
