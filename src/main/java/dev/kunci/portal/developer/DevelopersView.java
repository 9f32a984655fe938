package dev.kunci.portal.developer;

import com.vaadin.flow.router.Route;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.status.Deciding;
import dev.kunci.review.OwnerList;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;

/** All developers of an organization, who own apps. */
@PermitAll
@Route(value = "o/:organization/developers", layout = MainLayout.class)
public class DevelopersView extends OwnersView {

    DevelopersView(Entrance entrance, OwnerList owners, Deciding deciding, Clock clock) {
        super(OwnerKind.DEVELOPER, entrance, owners, deciding, clock);
    }
}
