package dev.kunci.portal.product;

import dev.kunci.portal.form.ViewTab;

/** The parts of an API product's page, as the address names them: {@code ?tab=uses}. */
public enum ProductTab implements ViewTab {
    DETAILS,
    USES,
    HISTORY
}
