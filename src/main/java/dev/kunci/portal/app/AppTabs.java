package dev.kunci.portal.app;

import com.vaadin.flow.component.html.Div;
import dev.kunci.audit.AuditScope;
import dev.kunci.portal.app.key.CredentialsPart;
import dev.kunci.portal.audit.History;
import dev.kunci.review.app.AppDetails;

/** The parts of one app's page; one of them is seen at a time, and what was typed in another is kept. */
class AppTabs {

    private final AppHeader header;
    private final AppForm form;
    private final CredentialsPart credentials;
    private final History history;
    private final AppPage page;

    /** @param content where the parts are put */
    AppTabs(AppPage page, Div content) {
        header = new AppHeader(page);
        form = new AppForm(page);
        credentials = new CredentialsPart(page);
        history = new History(page.desk().records(), page::actor);
        this.page = page;
        content.removeAll();
        content.add(form, credentials, history);
    }

    /** Shows the app as it was last read; an edit under way is left alone. */
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
}
