package dev.kunci.portal.developer;

import dev.kunci.portal.form.ViewTab;

/** The tabs of an owner's page, as the URL names them: {@code ?tab=apps}. */
enum OwnerTab implements ViewTab {
    DETAILS,
    APPS,
    HISTORY
}
