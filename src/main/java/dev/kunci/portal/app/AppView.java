package dev.kunci.portal.app;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.NavigationTrigger;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import dev.kunci.operators.Actor;
import dev.kunci.portal.form.LeaveDialog;
import dev.kunci.portal.layout.Address;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.layout.OrganizationView;
import dev.kunci.portal.layout.Texts;
import dev.kunci.portal.status.Deciding;
import dev.kunci.portal.status.StatusButtons;
import dev.kunci.portal.status.StatusCase;
import dev.kunci.portal.status.StatusScreen;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.review.AppDetails;
import dev.kunci.shared.Refusal;
import jakarta.annotation.security.PermitAll;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One app: its details, its credentials with a decision at every level, its history. */
@PermitAll
@Route(value = "o/:organization/apps/:app", layout = MainLayout.class)
public class AppView extends OrganizationView implements AppPage, StatusScreen, BeforeLeaveObserver {

    private static final String APP = "app";

    private final transient AppDesk desk;
    private final StatusSelector selector;
    private final Map<AppTab, Tab> tabs = new EnumMap<>(AppTab.class);
    private final Tabs bar = new Tabs();
    private final Div content = new Div();
    private AppTab tab = AppTab.DETAILS;
    private final transient StatusButtons buttons;
    private transient @Nullable AppDetails app;
    private transient @Nullable AppParts parts;

    AppView(Entrance entrance, AppDesk desk, Deciding deciding) {
        super(entrance);
        this.desk = desk;
        addClassName("app");
        content.addClassName("app-content");
        selector = new StatusSelector(deciding, this);
        buttons = new StatusButtons(selector::open);
        for (AppTab part : AppTab.values()) {
            Tab entry = new Tab(Texts.of("app.tab." + part.code()));
            tabs.put(part, entry);
            bar.add(entry);
        }
        bar.addSelectedChangeListener(_ -> {
            AppTab chosen = AppTab.values()[bar.getSelectedIndex()];
            if (chosen != tab) {
                tab = chosen;
                parts().show(tab);
                Address.show(address(), tab.address(), false);
            }
        });
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        try {
            UUID id = UUID.fromString(event.getRouteParameters().get(APP).orElse(""));
            boolean other = app == null || parts == null || !app.target().id().equals(id);
            app = desk.reading().find(actor(), organization().id(), id);
            if (other) {
                parts = new AppParts(this, "o/" + organization().name() + "/apps", content);
                removeAll();
                add(parts.header(), bar, content, selector);
            }
            parts().show();
            tab = AppTab.of(event.getLocation().getQueryParameters());
            bar.setSelectedTab(tabs.get(tab));
            parts().show(tab);
        } catch (IllegalArgumentException | Refusal.NotFound unknown) {
            event.rerouteToError(NotFoundException.class);
        }
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        boolean stays = app != null
                && event.getTrigger() != NavigationTrigger.REFRESH_ROUTE
                && event.getNavigationTarget() == AppView.class
                && event.getRouteParameters()
                        .get(APP)
                        .filter(app.target().id().toString()::equals)
                        .isPresent();
        if (parts != null && !stays && parts.form().changed()) {
            new LeaveDialog(parts.form(), event.postpone()).open();
        }
    }

    @Override
    protected String title() {
        return app == null ? Texts.of("apps.title") : AppHeader.title(app);
    }

    private String address() {
        return "o/" + organization().name() + "/apps/" + app().target().id();
    }

    private AppParts parts() {
        return Objects.requireNonNull(parts, "not entered yet");
    }

    @Override
    public Component status(StatusCase status, boolean blocked, boolean decides) {
        return buttons.of(status, blocked, decides);
    }

    @Override
    public void reload() {
        try {
            app = desk.reading()
                    .find(actor(), organization().id(), app().target().id());
            buttons.clear();
            parts().show();
        } catch (Refusal.NotFound gone) {
            gone();
        }
    }

    @Override
    public void gone() {
        parts = null;
        getUI().ifPresent(ui -> ui.navigate(AppsView.class, here()));
    }

    @Override
    public void takingEffect(Set<UUID> targets) {
        buttons.takingEffect(targets);
    }

    /** Shows everything anew, as a decision at one level shows at those below; the focus stays where it was. */
    @Override
    public void settled(Set<UUID> targets) {
        buttons.settled(targets, this::reload);
    }

    @Override
    public AppDetails app() {
        return Objects.requireNonNull(app, "not entered yet");
    }

    @Override
    public String organizationName() {
        return organization().name();
    }

    @Override
    public AppDesk desk() {
        return desk;
    }

    @Override
    public Actor actor() {
        return super.actor();
    }

    @Override
    public boolean reasonsRequired() {
        return organization().reasonsRequired();
    }
}
