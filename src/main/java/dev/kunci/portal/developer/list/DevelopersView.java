package dev.kunci.portal.developer.list;

import com.vaadin.flow.router.Route;
import dev.kunci.portal.developer.OwnerKind;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.review.owner.OwnerList;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** All developers of an organization, who own apps. */
@PermitAll
@Route(value = "o/:organization/developers", layout = MainLayout.class)
public class DevelopersView extends OwnersView {

    DevelopersView(OrganizationAccess access, OwnerList owners, DecisionRunner runner, Clock clock) {
        super(OwnerKind.DEVELOPER, access, owners, runner, clock);
    }
}
