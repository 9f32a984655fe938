package dev.kunci.portal.form;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.Locale;

/** One of the parts of a page between which a person chooses, as the address names it: {@code ?tab=history}. */
public interface ViewTab {

    /** That of the enum. */
    String name();

    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    default QueryParameters address() {
        return QueryParameters.of("tab", code());
    }

    /** The part that an address asks for, or else this one. */
    static <P extends ViewTab> P in(P[] parts, QueryParameters address, P other) {
        String name = address.getSingleParameter("tab").orElse("");
        return Arrays.stream(parts)
                .filter(part -> part.code().equals(name))
                .findFirst()
                .orElse(other);
    }
}
