package dev.kunci.portal.developer;

import com.vaadin.flow.router.Route;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.registry.DeveloperContent;
import jakarta.annotation.security.PermitAll;

/** The page on which an editor adds a developer. */
@PermitAll
@Route(value = "o/:organization/developers/new", layout = MainLayout.class)
public class NewDeveloperView extends NewOwnerView {

    NewDeveloperView(OrganizationAccess access, OwnerServices services) {
        super(OwnerKind.DEVELOPER, DeveloperContent.NOTHING, access, services);
    }
}
