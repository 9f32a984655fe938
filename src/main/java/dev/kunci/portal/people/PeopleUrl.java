package dev.kunci.portal.people;

import com.vaadin.flow.router.QueryParameters;
import dev.kunci.operators.Role;
import dev.kunci.portal.list.DataListQuery;
import dev.kunci.portal.list.DataListUrl;
import dev.kunci.portal.text.UrlText;
import dev.kunci.review.people.PersonFilter;
import dev.kunci.review.people.PersonSort;
import dev.kunci.review.people.PersonState;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The URL parameters of the list of people. */
final class PeopleUrl extends DataListUrl<PersonFilter, PersonSort> {

    static final PeopleUrl IT = new PeopleUrl();

    private PeopleUrl() {
        super(
                new DataListQuery<>(PersonFilter.ANY, PersonSort.NAME, true),
                Map.of(PersonSort.NAME, "name", PersonSort.EMAIL, "email", PersonSort.LAST_SEEN, "seen"));
    }

    @Override
    protected PersonFilter filter(QueryParameters address) {
        return new PersonFilter(
                UrlText.of(address, "q"),
                named(address, "role", Role.values(), Role::code).orElse(null),
                named(address, "state", PersonState.values(), PersonState::code).orElse(null),
                program(address.getSingleParameter("kind").orElse("")));
    }

    @Override
    protected void write(PersonFilter filter, Parameters parameters) {
        parameters.put("q", filter.text());
        parameters.put("role", filter.role() == null ? null : filter.role().code());
        parameters.put("state", filter.state() == null ? null : filter.state().code());
        parameters.put("kind", filter.program() == null ? null : filter.program() ? "program" : "person");
    }

    /** Programs, people, or both (null). */
    private static @Nullable Boolean program(String kind) {
        return switch (kind) {
            case "program" -> Boolean.TRUE;
            case "person" -> Boolean.FALSE;
            default -> null;
        };
    }
}
