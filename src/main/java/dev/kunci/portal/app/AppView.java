package dev.kunci.portal.app;

import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Role;
import dev.kunci.portal.form.TabbedView;
import dev.kunci.portal.form.UnsavedChanges;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.live.ChangeNotice;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.status.DecidableStatus;
import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.portal.status.StatusButtons;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.review.app.AppDetails;
import jakarta.annotation.security.PermitAll;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One app: its details, its credentials with a decision at every level, its history. */
@PermitAll
@Route(value = "o/:organization/apps/:app", layout = MainLayout.class)
public class AppView extends TabbedView<AppDetails, AppTab> implements AppPage {

    private final transient AppServices services;
    private final transient StatusButtons statuses;
    private final StatusSelector selector;
    private transient @Nullable AppTabs parts;

    AppView(OrganizationAccess access, AppServices services, DecisionRunner runner) {
        super(access, AppTab.values(), "app.tab.", "app");
        this.services = services;
        addClassName("app");
        statuses = new StatusButtons(this, this::reload);
        selector = new StatusSelector(runner, statuses);
        statuses.onClick(selector::open);
    }

    @Override
    protected AppDetails read(UUID id) {
        return services.reading().find(actor(), organization().id(), id);
    }

    @Override
    protected UUID id(AppDetails app) {
        return app.target().id();
    }

    @Override
    protected String title(AppDetails app) {
        return app.title();
    }

    @Override
    protected void build() {
        AppTabs built = new AppTabs(this);
        arrange(selector, built.header(), built.form(), built.credentials(), built.history());
        parts = built;
    }

    @Override
    protected void draw() {
        statuses.clear();
        parts().show();
    }

    @Override
    protected void show(AppTab shown, QueryParameters address) {
        parts().show(shown);
    }

    /** Somebody who can decide here and edit nothing begins where there is something to decide. */
    @Override
    protected AppTab first() {
        return may(Role.APPROVER) && !may(Role.EDITOR) ? AppTab.CREDENTIALS : AppTab.DETAILS;
    }

    @Override
    protected UnsavedChanges draft() {
        return parts().form();
    }

    @Override
    protected String list() {
        return links().apps();
    }

    @Override
    protected boolean concerns(ChangeNotice notice) {
        return app().touchedBy(notice::concerns);
    }

    @Override
    protected Stream<DecidableStatus> decidable() {
        return new AppStatuses(app()).all();
    }

    private AppTabs parts() {
        return Objects.requireNonNull(parts, "not entered yet");
    }

    @Override
    public StatusButtons statuses() {
        return statuses;
    }

    @Override
    public AppDetails app() {
        return thing();
    }

    @Override
    public AppServices desk() {
        return services;
    }
}
