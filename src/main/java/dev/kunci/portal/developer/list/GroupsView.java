package dev.kunci.portal.developer.list;

import com.vaadin.flow.router.Route;
import dev.kunci.portal.developer.OwnerKind;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.portal.status.DecisionRunner;
import dev.kunci.review.owner.OwnerList;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** All app groups of an organization, which own apps together. */
@PermitAll
@Route(value = "o/:organization/groups", layout = MainLayout.class)
public class GroupsView extends OwnersView {

    GroupsView(OrganizationAccess access, OwnerList owners, DecisionRunner runner, Clock clock) {
        super(OwnerKind.GROUP, access, owners, runner, clock);
    }
}
