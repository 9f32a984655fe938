package dev.kunci.portal.developer;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.Locale;

/** The parts of an owner's page, as the address names them: {@code ?tab=apps}. */
enum OwnerTab {
    DETAILS,
    APPS,
    HISTORY;

    static OwnerTab of(QueryParameters address) {
        String name = address.getSingleParameter("tab").orElse("");
        return Arrays.stream(values())
                .filter(tab -> tab.code().equals(name))
                .findFirst()
                .orElse(DETAILS);
    }

    QueryParameters address() {
        return QueryParameters.of("tab", code());
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
