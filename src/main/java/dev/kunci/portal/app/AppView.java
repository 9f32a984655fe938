package dev.kunci.portal.app;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.list.AppsView;
import dev.kunci.portal.form.TabbedView;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.portal.status.StatusButtons;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.portal.text.Texts;
import dev.kunci.review.app.AppDetails;
import dev.kunci.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One app: its details, its credentials with a decision at every level, its history. */
@PermitAll
@Route(value = "o/:organization/apps/:app", layout = MainLayout.class)
public class AppView extends TabbedView<AppTab> implements AppPage {

    private static final String APP = "app";

    private final transient AppServices desk;
    private final StatusSelector selector;

    private final transient StatusButtons statuses;
    private transient @Nullable AppDetails app;
    private transient @Nullable AppTabs parts;

    AppView(OrganizationAccess entrance, AppServices desk, DecisionRunner deciding) {
        super(entrance, AppTab.values(), "app.tab.", APP);
        this.desk = desk;
        addClassName("app");

        statuses = new StatusButtons(this, this::reload);
        selector = new StatusSelector(deciding, statuses);
        statuses.onClick(selector::open);
        selector.whenClosed(this::catchUp);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        try {
            UUID id = UUID.fromString(event.getRouteParameters().get(APP).orElse(""));
            boolean other = app == null || parts == null || !app.target().id().equals(id);
            app = desk.reading().find(actor(), organization().id(), id);
            if (other) {
                parts = new AppTabs(this, content());
                removeAll();
                add(parts.header(), bar(), content(), selector);
            }
            parts().show();
            choose(event.getLocation().getQueryParameters());
        } catch (IllegalArgumentException | Refusal.NotFound unknown) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    @Override
    protected String title() {
        return app == null ? Texts.of("apps.title") : app.title();
    }

    /** Who can decide here and edit nothing begins where there is something to decide. */
    @Override
    protected AppTab first() {
        return may(Role.APPROVER) && !may(Role.EDITOR) ? AppTab.CREDENTIALS : AppTab.DETAILS;
    }

    @Override
    protected void show(AppTab shown, QueryParameters address) {
        parts().show(shown);
    }

    @Override
    protected @Nullable UUID thing() {
        return app == null ? null : app.target().id();
    }

    @Override
    protected @Nullable UnsavedChanges draft() {
        return parts == null ? null : parts.form();
    }

    @Override
    protected String address() {
        return links().app(app().target().id());
    }

    private AppTabs parts() {
        return Objects.requireNonNull(parts, "not entered yet");
    }

    @Override
    public StatusButtons statuses() {
        return statuses;
    }

    @Override
    public void reload() {
        try {
            app = desk.reading()
                    .find(actor(), organization().id(), app().target().id());
            statuses.clear();
            parts().show();
        } catch (Refusal.NotFound gone) {
            gone();
        }
    }

    /** An app looks different where its owner, one of its API products or anything of its own does. */
    @Override
    protected boolean concerns(ChangeNotice news) {
        return news.concerns(app().target().id())
                || news.concerns(app().owner().target().id())
                || app().keys().stream()
                        .flatMap(key -> key.grants().stream())
                        .anyMatch(grant -> news.concerns(grant.productId()));
    }

    @Override
    protected boolean reread() {
        AppDetails before = app();
        app = desk.reading().find(actor(), organization().id(), before.target().id());
        new AppStatuses(app()).all().forEach(selector::heard);
        return !app().equals(before);
    }

    @Override
    protected void redraw() {
        statuses.clear();
        parts().show();
    }

    @Override
    protected StatusSelector selector() {
        return selector;
    }

    @Override
    public void gone() {
        parts = null;
        getUI().ifPresent(ui -> ui.navigate(AppsView.class, here()));
    }

    @Override
    public AppDetails app() {
        return Objects.requireNonNull(app, "not entered yet");
    }

    @Override
    public AppServices desk() {
        return desk;
    }
}
