package dev.kunci.portal.app;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.key.GateLabels;
import dev.kunci.portal.status.AccessText;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.widget.Breadcrumb;
import dev.kunci.registry.access.Gate;
import dev.kunci.review.AccessState;
import dev.kunci.review.app.AppDetails;

/** The name of the app, its status, and whether its calls pass. */
class AppHeader extends Header {

    private final transient AppPage page;

    AppHeader(AppPage page) {
        this.page = page;
        addClassName("app-header");
    }

    void show() {
        AppDetails app = page.app();
        removeAll();
        Gate above = GateLabels.above(app.standing(), app.access());
        AccessState state = AccessState.of(
                app.access().open() ? app.openKeys() : 0, app.keys().size());
        Span access = new AccessText(state, new GateLabels(app).access());
        H1 title = new H1(Texts.shown(app.title()));
        title.setTitle(app.title());
        Div line = new Div(
                title,
                page.statuses().of(status(app), above != null, app.permission().decidesAll()),
                access);
        line.addClassName("app-line");
        if (app.permission().may(Role.EDITOR)) {
            line.add(delete());
        }
        add(Breadcrumb.from(page.links().apps(), Texts.of("apps.title")).here(app.title()), line);
    }

    private Button delete() {
        Button delete = new Button(Texts.of("app.delete"), _ -> new AppDeletion(
                        page.desk(), page.actor(), page.app().reasonsRequired())
                .askForApp(page.app().target(), page.app().title(), page::gone));
        delete.addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ERROR);
        delete.addClassName("delete");
        return delete;
    }

    static DecidableStatus status(AppDetails app) {
        return new DecidableStatus(app.target(), app.title(), app.standing());
    }
}
