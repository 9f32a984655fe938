package dev.kunci.portal.developer;

import dev.kunci.portal.form.Part;

/** The parts of an owner's page, as the address names them: {@code ?tab=apps}. */
enum OwnerTab implements Part {
    DETAILS,
    APPS,
    HISTORY
}
