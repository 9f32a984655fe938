package dev.kunci.portal.developer;

import com.vaadin.flow.router.Route;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.status.Deciding;
import dev.kunci.review.OwnerList;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** All app groups of an organization, which own apps in common. */
@PermitAll
@Route(value = "o/:organization/groups", layout = MainLayout.class)
public class GroupsView extends OwnersView {

    GroupsView(Entrance entrance, OwnerList owners, Deciding deciding, Clock clock) {
        super(OwnerKind.GROUP, entrance, owners, deciding, clock);
    }
}
