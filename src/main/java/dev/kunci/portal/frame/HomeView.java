package dev.kunci.portal.frame;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.Organization;
import dev.kunci.review.queue.PendingList;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** Leads on to the pages of this person; says whom to ask if there are none yet. */
@PermitAll
@Route(value = "", layout = MainLayout.class)
public class HomeView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private final transient OrganizationAccess access;
    private final transient PendingList pending;

    HomeView(OrganizationAccess access, PendingList pending) {
        this.access = access;
        this.pending = pending;
        addClassNames("view", "message-page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (access.allowed(event).isEmpty()) {
            return;
        }
        List<Organization> organizations = access.organizations();
        if (organizations.isEmpty()) {
            // Its own page explains why it cannot be entered.
            organizations = access.all();
        }
        if (organizations.isEmpty()) {
            removeAll();
            add(new H1(Texts.of("home.none.title")), new Paragraph(Texts.of("home.none.text")));
        } else {
            event.forwardTo(start(organizations.getFirst()));
        }
    }

    /** Approvers start with pending requests, if there are any. */
    private String start(Organization organization) {
        String home = Navigation.home(organization);
        boolean waits = access.at(new Location(home))
                .filter(context -> PendingBadge.count(pending, access, context) > 0)
                .isPresent();
        return waits ? Navigation.approvals(organization) : home;
    }

    @Override
    public String getPageTitle() {
        return Texts.of("product.name");
    }
}
