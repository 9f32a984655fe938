package dev.kunci.portal.frame;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.internal.UIInternals;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.sidenav.SideNavItem;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.membership.Memberships;
import dev.kunci.portal.organization.OrganizationView;
import dev.kunci.portal.preference.Preferences;
import dev.kunci.registry.Organization;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The frame offers what a person may do, where they are, in their language and colours. */
class MainLayoutTest extends UiTest {

    @Autowired
    private Memberships memberships;

    @Autowired
    private Preferences preferences;

    private String name;
    private UUID organization;
    private Actor auditor;

    @BeforeEach
    void anAuditor() {
        name = scene.name("frame");
        organization = scene.organization(name);
        auditor = scene.operator(organization, Role.AUDITOR);
    }

    @Test
    void anAuditorIsOfferedTheAuditLogAndAViewerIsNot() {
        signIn(auditor);
        navigate("o/" + name + "/audit");
        assertThat(pages()).containsExactly("Apps", "API products", "Developers", "Key inspector", "Audit log");

        signIn(scene.operator(organization, Role.VIEWER));
        navigate("no-such-page");
        assertThat(pages()).containsExactly("Apps", "API products", "Developers", "Key inspector");
    }

    @Test
    void theTitleOfThePageThatIsThereIsAnnounced() {
        signIn(auditor);
        navigate("o/" + name + "/apps");
        UIInternals page = UI.getCurrent().getInternals();
        UI.getCurrent().navigate("o/" + name + "/audit");
        page.getStateTree().runExecutionsBeforeClientResponse();

        assertThat(page.dumpPendingJavaScriptInvocations().stream()
                        .map(pending -> pending.getInvocation())
                        .filter(script -> script.getExpression().contains("window.kunci.arrived("))
                        .filter(script -> script.getParameters().contains("o/" + name + "/audit")))
                .singleElement()
                .satisfies(script -> assertThat(script.getParameters()).contains("Audit log · " + name + " · Kunci"));
    }

    @Test
    void theOrganizationIsASwitchOnlyForThoseWhoHaveSeveral() {
        signIn(auditor);
        navigate("o/" + name + "/audit");
        assertThat(_get(OrganizationSwitch.class).getElement().getTextRecursively())
                .isEqualTo(name);
        assertThat(_find(_get(OrganizationSwitch.class), Select.class)).isEmpty();

        String second = scene.name("frame");
        UUID other = scene.organization(second);
        memberships.give(Actor.console(), other, auditor.operatorId(), Set.of(Role.VIEWER), null);
        signIn(auditor);
        navigate("o/" + name + "/audit");
        Select<Organization> choice = _get(_get(OrganizationSwitch.class), Select.class);
        assertThat(choice.getListDataView().getItems().map(Organization::name)).containsExactly(name, second);
    }

    @Test
    void switchingKeepsTheKindOfPageWhereThatPersonSeesIt() {
        String second = scene.name("frame");
        String third = scene.name("frame");
        memberships.give(Actor.console(), scene.organization(second), auditor.operatorId(), Set.of(Role.AUDITOR), null);
        memberships.give(Actor.console(), scene.organization(third), auditor.operatorId(), Set.of(Role.VIEWER), null);
        signIn(auditor);
        navigate("o/" + name + "/audit?action=revoke");

        choose(second);
        assertThat(here()).isEqualTo("o/" + second + "/audit");
        choose(third);
        assertThat(here()).isEqualTo("o/" + third + "/apps");
        assertThat(_get(_get(OrganizationSwitch.class), Select.class).getValue())
                .isInstanceOfSatisfying(
                        Organization.class, now -> assertThat(now.name()).isEqualTo(third));
    }

    @Test
    void switchingOnADetailPageLeadsToTheListOfTheOtherOrganization() {
        Scene.Weather weather = scene.weather();
        memberships.give(Actor.console(), weather.organization(), auditor.operatorId(), Set.of(Role.VIEWER), null);
        signIn(auditor);
        navigate("o/" + weather.organizationName() + "/apps/" + weather.app());

        choose(name);
        assertThat(here()).isEqualTo("o/" + name + "/apps");
    }

    @Test
    void theLanguageIsKeptAndThePageStays() {
        signIn(auditor);
        navigate("o/" + name + "/audit?action=revoke");
        _click(_get(NativeButton.class, button -> button.withText("ID")));

        assertThat(pages()).containsExactly("Aplikasi", "Produk API", "Pengembang", "Pemeriksa kunci", "Log audit");
        assertThat(_get(H1.class).getText()).isEqualTo("Log audit");
        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters())
                .isEqualTo("o/" + name + "/audit?action=revoke");
        assertThat(kept("language")).isEqualTo("id");
    }

    @Test
    void theColorsAreKept() {
        signIn(auditor);
        preferences.paint(UI.getCurrent(), "dark");

        assertThat(kept("color_scheme")).isEqualTo("dark");
        assertThat(UI.getCurrent().getPage().getColorScheme().getValue()).isEqualTo("dark");
        assertThat(preferences.colors()).isEqualTo("dark");
    }

    @Test
    void theStartPageSaysWhomToAskWithoutAnOrganization() {
        signIn(scene.operator(organization));
        navigate("");

        assertThat(_get(H1.class).getText()).isEqualTo("No organization yet");
        _assertNone(SideNavItem.class);
    }

    @Test
    void aDisabledPersonIsShownNothing() {
        signIn(auditor);
        database.rows("update operator set disabled = true where id = ? returning id", auditor.operatorId());
        navigate("o/" + name + "/audit");

        _assertNone(SideNavItem.class);
        assertThat(_find(OrganizationView.class)).isEmpty();
    }

    /** As the browser does: the choice comes from the person at the screen. */
    @SuppressWarnings("unchecked")
    private static void choose(String organization) {
        Select<Organization> select = _get(_get(OrganizationSwitch.class), Select.class);
        Organization chosen = select.getListDataView()
                .getItems()
                .filter(item -> item.name().equals(organization))
                .findFirst()
                .orElseThrow();
        Organization before = select.getValue();
        select.setValue(chosen);
        ComponentUtil.fireEvent(select, new AbstractField.ComponentValueChangeEvent<>(select, select, before, true));
    }

    private static String here() {
        return UI.getCurrent().getInternals().getActiveViewLocation().getPathWithQueryParameters();
    }

    private List<String> pages() {
        return _find(SideNavItem.class).stream().map(SideNavItem::getLabel).toList();
    }

    private String kept(String column) {
        return database.text("select " + column + " from operator where id = ?", auditor.operatorId());
    }
}
