package dev.kunci.portal.app;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.Locale;

/** The parts of an app's page, as the address names them: {@code ?tab=credentials}. */
enum AppTab {
    DETAILS,
    CREDENTIALS,
    HISTORY;

    static AppTab of(QueryParameters address) {
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
