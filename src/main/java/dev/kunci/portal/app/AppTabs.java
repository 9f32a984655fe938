package dev.kunci.portal.app;

import dev.kunci.audit.AuditScope;
import dev.kunci.portal.app.key.CredentialsPart;
import dev.kunci.portal.audit.History;
import dev.kunci.review.app.AppDetails;

/** The tabs of an app's page; one is visible at a time, and input in the others is kept. */
class AppTabs {

    private final AppHeader header;
    private final AppForm form;
    private final CredentialsPart credentials;
    private final History history;
    private final AppPage page;

    AppTabs(AppPage page) {
        header = new AppHeader(page);
        form = new AppForm(page);
        credentials = new CredentialsPart(page);
        history = new History(page.desk().records(), page::actor);
        this.page = page;
    }

    /** Shows the app as it was read last; unsaved changes are left alone. */
    void show() {
        header.show();
        form.show();
        credentials.show();
        AppDetails app = page.app();
        history.show(
                page.context(), AuditScope.app(app.target().id()), app.owner().name() + " / " + app.name());
    }

    void show(AppTab tab) {
        form.setVisible(tab == AppTab.DETAILS);
        credentials.setVisible(tab == AppTab.CREDENTIALS);
        history.setVisible(tab == AppTab.HISTORY);
    }

    AppHeader header() {
        return header;
    }

    AppForm form() {
        return form;
    }

    CredentialsPart credentials() {
        return credentials;
    }

    History history() {
        return history;
    }
}
