package dev.kunci.portal.app;

import dev.kunci.portal.form.ViewTab;

/** The parts of an app's page, as the address names them: {@code ?tab=credentials}. */
public enum AppTab implements ViewTab {
    DETAILS,
    CREDENTIALS,
    HISTORY
}
