package dev.kunci.portal.app;

import dev.kunci.portal.form.Part;

/** The parts of an app's page, as the address names them: {@code ?tab=credentials}. */
enum AppTab implements Part {
    DETAILS,
    CREDENTIALS,
    HISTORY
}
