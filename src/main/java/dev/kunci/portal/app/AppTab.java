package dev.kunci.portal.app;

import dev.kunci.portal.form.ViewTab;

/** The tabs of an app's page, as the URL names them: {@code ?tab=credentials}. */
public enum AppTab implements ViewTab {
    DETAILS,
    CREDENTIALS,
    HISTORY
}
