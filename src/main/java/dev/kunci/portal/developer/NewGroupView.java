package dev.kunci.portal.developer;

import com.vaadin.flow.router.Route;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.organization.OrganizationAccess;
import dev.kunci.registry.AppGroupContent;
import jakarta.annotation.security.PermitAll;

/** The page on which an editor adds an app group. */
@PermitAll
@Route(value = "o/:organization/groups/new", layout = MainLayout.class)
public class NewGroupView extends NewOwnerView {

    NewGroupView(OrganizationAccess access, OwnerServices services) {
        super(OwnerKind.GROUP, AppGroupContent.NOTHING, access, services);
    }
}
