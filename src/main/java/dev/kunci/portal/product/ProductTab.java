package dev.kunci.portal.product;

import dev.kunci.portal.form.ViewTab;

/** The tabs of an API product's page, as the URL names them: {@code ?tab=uses}. */
public enum ProductTab implements ViewTab {
    DETAILS,
    USES,
    HISTORY
}
