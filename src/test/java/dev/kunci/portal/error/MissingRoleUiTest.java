package dev.kunci.portal.error;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Administrators;
import dev.kunci.operators.Role;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.UiTest;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A page that takes a role says so to those who lack it, in the frame of the organization it belongs to. */
class MissingRoleUiTest extends UiTest {

    @Autowired
    private Administrators administrators;

    @Autowired
    private Memberships memberships;

    private String name;
    private UUID organization;
    private Actor admin;

    @BeforeEach
    void anAdministrator() {
        name = scene.name("norole");
        organization = scene.organization(name);
        admin = scene.operator(organization, Role.ADMIN);
    }

    @Test
    void aViewerIsToldWhichRoleTheAuditLogTakesAndWhomToAsk() {
        Actor viewer = scene.operator(organization, Role.VIEWER);
        memberships.give(
                Actor.console(), scene.organization(scene.name("a")), viewer.operatorId(), Set.of(Role.VIEWER), null);
        signIn(viewer);
        navigate("o/" + name + "/audit");

        RefusedView page = _get(RefusedView.class);
        assertThat(_get(H1.class).getText()).isEqualTo("Your roles do not allow this");
        assertThat(page.getElement().getTextRecursively())
                .contains("This page needs the auditor role.")
                .contains("Ask " + admin.name() + " for access.");
        assertThat(_find(SideNavItem.class).getFirst().getPath()).isEqualTo("o/" + name + "/apps");
    }

    @Test
    void anAdministratorIsLedToPeople() {
        signIn(admin);
        navigate("o/" + name + "/audit");

        assertThat(_find(_get(RefusedView.class), Anchor.class).stream().map(Anchor::getHref))
                .containsExactly("o/" + name + "/people", "");
    }

    @Test
    void anAuditorEnters() {
        signIn(scene.operator(organization, Role.AUDITOR));
        navigate("o/" + name + "/audit");

        assertThat(_find(RefusedView.class)).isEmpty();
        assertThat(_get(H1.class).getText()).isEqualTo("Audit log");
    }

    @Test
    void onlyMembersAreToldWhoAdministers() {
        Actor stranger = scene.operator(scene.organization(scene.name("elsewhere")), Role.ADMIN);
        assertThat(administrators.of(admin, organization)).containsExactly(admin.name());
        assertThatThrownBy(() -> administrators.of(stranger, organization)).isInstanceOf(Refusal.Forbidden.class);
    }
}
