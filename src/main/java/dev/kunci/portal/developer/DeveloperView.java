package dev.kunci.portal.developer;

import com.vaadin.flow.router.Route;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.status.Deciding;
import jakarta.annotation.security.PermitAll;

/** One developer, with all that hangs on it. */
@PermitAll
@Route(value = "o/:organization/developers/:owner", layout = MainLayout.class)
public class DeveloperView extends OwnerView {

    DeveloperView(Entrance entrance, OwnerDesk desk, Deciding deciding) {
        super(OwnerKind.DEVELOPER, entrance, desk, deciding);
    }
}
