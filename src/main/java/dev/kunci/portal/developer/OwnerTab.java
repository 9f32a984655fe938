package dev.kunci.portal.developer;

import dev.kunci.portal.form.ViewTab;

/** The parts of an owner's page, as the address names them: {@code ?tab=apps}. */
enum OwnerTab implements ViewTab {
    DETAILS,
    APPS,
    HISTORY
}
