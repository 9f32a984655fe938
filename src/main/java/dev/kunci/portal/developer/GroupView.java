package dev.kunci.portal.developer;

import com.vaadin.flow.router.Route;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.status.DecisionRunner;
import jakarta.annotation.security.PermitAll;

/** One app group, with apps and history. */
@PermitAll
@Route(value = "o/:organization/groups/:owner", layout = MainLayout.class)
public class GroupView extends OwnerView {

    GroupView(OrganizationAccess access, OwnerServices services, DecisionRunner runner) {
        super(OwnerKind.GROUP, access, services, runner);
    }
}
