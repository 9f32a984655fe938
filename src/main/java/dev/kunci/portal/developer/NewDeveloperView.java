package dev.kunci.portal.developer;

import com.vaadin.flow.router.Route;
import dev.kunci.portal.layout.Entrance;
import dev.kunci.portal.layout.MainLayout;
import dev.kunci.registry.DeveloperContent;
import jakarta.annotation.security.PermitAll;

/** Where an editor adds a developer. */
@PermitAll
@Route(value = "o/:organization/developers/new", layout = MainLayout.class)
public class NewDeveloperView extends NewOwnerView {

    NewDeveloperView(Entrance entrance, OwnerDesk desk) {
        super(OwnerKind.DEVELOPER, DeveloperContent.NOTHING, entrance, desk);
    }
}
