package dev.kunci.portal.developer;

import com.vaadin.flow.router.Route;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.portal.status.Deciding;
import jakarta.annotation.security.PermitAll;

/** One app group, with all that hangs on it. */
@PermitAll
@Route(value = "o/:organization/groups/:owner", layout = MainLayout.class)
public class GroupView extends OwnerView {

    GroupView(Entrance entrance, OwnerDesk desk, Deciding deciding) {
        super(OwnerKind.GROUP, entrance, desk, deciding);
    }
}
