package dev.kunci.portal.product;

import com.vaadin.flow.router.QueryParameters;
import java.util.Arrays;
import java.util.Locale;

/** The parts of an API product's page, as the address names them: {@code ?tab=uses}. */
enum ProductTab {
    DETAILS,
    USES,
    HISTORY;

    static ProductTab of(QueryParameters address) {
        String name = address.getSingleParameter("tab").orElse("");
        return Arrays.stream(values())
                .filter(tab -> tab.code().equals(name))
                .findFirst()
                .orElse(DETAILS);
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
