package dev.kunci.portal.form;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.Locale;

/** One of the tabs of a page, as the URL names it: {@code ?tab=history}. */
public interface ViewTab {

    /** The name of the enum constant. */
    String name();

    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    default QueryParameters address() {
        return QueryParameters.of("tab", code());
    }

    /** The tab that a URL names, or else this one. */
    static <P extends ViewTab> P in(P[] parts, QueryParameters address, P other) {
        String name = address.getSingleParameter("tab").orElse("");
        return Arrays.stream(parts)
                .filter(part -> part.code().equals(name))
                .findFirst()
                .orElse(other);
    }
}
