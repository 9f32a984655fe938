package dev.kunci.portal.app.create;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.AppServices;
import dev.kunci.portal.app.AppTab;
import dev.kunci.portal.app.AppView;
import dev.kunci.portal.app.list.AppsView;
import dev.kunci.portal.form.LeaveDialog;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.text.Texts;
import dev.kunci.portal.text.UrlText;
import dev.kunci.portal.widget.Breadcrumb;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.registry.app.NewApp;
import dev.kunci.registry.value.Level;
import dev.kunci.review.lookup.FieldOptions;
import jakarta.annotation.security.PermitAll;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A new app, filed by an editor on its owner's behalf; {@code ?developer=EMAIL} or {@code ?group=NAME} names the owner.
 */
@PermitAll
@Route(value = "o/:organization/apps/new", layout = MainLayout.class)
public class NewAppView extends OrganizationView implements BeforeLeaveObserver {

    private final transient AppServices services;
    private final Div content = new Div();
    private @Nullable NewAppForm form;

    NewAppView(OrganizationAccess access, AppServices services) {
        super(access);
        this.services = services;
        requires(Role.EDITOR);
        addClassName("new-app");
        content.addClassName("app-content");
        add(content);
    }

    @Override
    protected void entered(BeforeEnterEvent event) {
        if (form != null) {
            return;
        }
        form = new NewAppForm(
                this, owner(event.getLocation().getQueryParameters()).orElse(null));
        Header header = new Header(
                Breadcrumb.from(links().apps(), Texts.of("apps.title")).here(title()), new H1(title()));
        header.addClassName("app-header");
        content.add(header, new Paragraph(Texts.of("app.new.text")), form);
    }

    private Optional<FieldOptions.Owner> owner(QueryParameters address) {
        String developer = UrlText.of(address, "developer");
        String group = UrlText.of(address, "group");
        if (developer != null) {
            return services.choices().appOwner(actor(), organization().id(), Level.DEVELOPER, developer);
        }
        return group == null
                ? Optional.empty()
                : services.choices().appOwner(actor(), organization().id(), Level.APP_GROUP, group);
    }

    void created(NewApp.Created app) {
        getUI().ifPresent(ui -> ui.navigate(
                AppView.class,
                new RouteParameters(Map.of(
                        ORGANIZATION, organization().name(), "app", app.app().toString())),
                AppTab.CREDENTIALS.address()));
        show(app);
    }

    /** Shows the new key once; only the dialog has the pair. */
    void show(NewApp.Created app) {
        SecretDialog.keyPair(app.pair(), organization().revealsOnRequest(), app.waiting())
                .open();
    }

    void givenUp() {
        getUI().ifPresent(ui -> ui.navigate(AppsView.class, here()));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        if (form != null && form.changed()) {
            new LeaveDialog(form, event.postpone()).open();
        }
    }

    @Override
    protected String title() {
        return Texts.of("apps.new");
    }

    AppServices desk() {
        return services;
    }

    UUID organizationId() {
        return organization().id();
    }
}
