package dev.kunci.portal.developer;

import com.vaadin.flow.router.Route;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.registry.AppGroupContent;
import jakarta.annotation.security.PermitAll;

/** Where an editor adds an app group. */
@PermitAll
@Route(value = "o/:organization/groups/new", layout = MainLayout.class)
public class NewGroupView extends NewOwnerView {

    NewGroupView(Entrance entrance, OwnerDesk desk) {
        super(OwnerKind.GROUP, AppGroupContent.NOTHING, entrance, desk);
    }
}
