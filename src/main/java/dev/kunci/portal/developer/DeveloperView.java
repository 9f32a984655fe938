package dev.kunci.portal.developer;

import com.vaadin.flow.router.Route;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.status.DecisionRunner;
import jakarta.annotation.security.PermitAll;

/** One developer, with apps and history. */
@PermitAll
@Route(value = "o/:organization/developers/:owner", layout = MainLayout.class)
public class DeveloperView extends OwnerView {

    DeveloperView(OrganizationAccess access, OwnerServices services, DecisionRunner runner) {
        super(OwnerKind.DEVELOPER, access, services, runner);
    }
}
