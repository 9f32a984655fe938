package dev.kunci.portal.product;

import dev.kunci.portal.form.Part;

/** The parts of an API product's page, as the address names them: {@code ?tab=uses}. */
enum ProductTab implements Part {
    DETAILS,
    USES,
    HISTORY
}
