package dev.kunci.portal.app;

import dev.kunci.registry.AppEdit;
import dev.kunci.review.AppDetails;

/** What the details form edits; public for the form's binder, which reads records by reflection. */
public record AppDraft(String name, String displayName, String callbackUrl, String notes) {

    static AppDraft of(AppDetails app) {
        return new AppDraft(app.name(), app.displayName(), app.callbackUrl(), app.notes());
    }

    AppEdit edit(AppDetails app, long version) {
        return new AppEdit(
                app.target().organization(), app.target().id(), version, name, displayName, callbackUrl, notes);
    }
}
