package dev.kunci.portal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.popover.Popover;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.list.AppsGrid;
import dev.kunci.portal.app.list.AppsView;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.list.StatusList;
import dev.kunci.portal.signin.PortalPrincipal;
import dev.kunci.portal.status.DecisionHost;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.review.app.AppRow;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** The light cells of the list: what the browser is sent, and what pressing one does. */
@IntegrationTest
@ViewPackages(classes = {AppsView.class, MainLayout.class})
class AppsCellsTest extends SpringBrowserlessTest {

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    private Scene.Weather weather = null;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private AppsView open(Role role) {
        weather = scene.weather();
        Actor actor = scene.operator(weather.organization(), role);
        PortalPrincipal person = scene.signedIn(actor);
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        return navigate("o/" + weather.organizationName() + "/apps", AppsView.class);
    }

    @Test
    void theStatusButtonIsNamedAfterItsRowAndOpensTheOneDropDown() {
        AppsView view = open(Role.APPROVER);

        assertThat(cell("status", "word")).isEqualTo("Approved");
        assertThat(cell("status", "status")).isEqualTo("approved");
        assertThat(cell("status", "label")).isEqualTo("Status of Weather mobile: Approved");
        assertThat(cell("status", "anchor")).isEqualTo("status-" + weather.app());
        assertThat(cell("status", "busy")).isEqualTo("false");

        grid().invokeLitRendererFunction(0, "status", "decide");

        StatusSelector selector = find(StatusSelector.class).single();
        assertThat(selector.isOpened()).isTrue();
        assertThat(find(Popover.class).single().getFor()).isEqualTo("status-" + weather.app());
        assertThat(find(H2.class, selector).single().getText()).isEqualTo("Revoke Weather mobile?");
        assertThat(view.isAttached()).isTrue();
        assertThat(status()).isEqualTo("approved");
    }

    @Test
    void aRowUnderDecisionSaysSoAndOffersNothing() {
        open(Role.APPROVER);

        table().takingEffect(Set.of(weather.app()));

        assertThat(cell("status", "word")).isEqualTo("Taking effect…");
        assertThat(cell("status", "busy")).isEqualTo("true");
        grid().invokeLitRendererFunction(0, "status", "decide");
        assertThat(find(StatusSelector.class).all()).noneMatch(StatusSelector::isOpened);

        table().settled(Set.of(weather.app()));
        assertThat(cell("status", "word")).isEqualTo("Approved");
    }

    @Test
    void aRowIsFreeAgainEvenWhereItCouldNotBeReadMeanwhile() throws SQLException {
        open(Role.APPROVER);
        table().takingEffect(Set.of(weather.app()));
        assertThat(cell("status", "busy")).isEqualTo("true");

        disabled(true);
        assertThatThrownBy(() -> table().settled(Set.of(weather.app()))).isInstanceOf(Refusal.Forbidden.class);
        disabled(false);
        assertThat(cell("status", "busy")).isEqualTo("false");
    }

    @Test
    void theEditIconLeadsToTheAppAndIsNamedAfterIt() {
        open(Role.VIEWER);

        assertThat(cell("edit", "label")).isEqualTo("Edit Weather mobile");
        assertThat(cell("edit", "link")).isEqualTo("o/" + weather.organizationName() + "/apps/" + weather.app());
        assertThat(cell("changed", "text")).isEqualTo("just now");
        assertThat(cell("changed", "hover"))
                .matches("Details or status changed (\\d{1,2} \\w{3} \\d{4} \\d\\d:\\d\\d) · \\1:\\d\\d UTC");
        assertThat(cell("products", "text")).isEqualTo("Orders, Weather");
        assertThat(cell("products", "hover")).matches("Orders\\d+, Weather-Product\\d+");
    }

    private void disabled(boolean disabled) throws SQLException {
        database.asOwner("update operator set disabled = " + disabled
                + " where id in (select operator_id from membership where organization_id = '" + weather.organization()
                + "')");
    }

    private String cell(String column, String property) {
        return grid().getLitRendererPropertyValue(0, column, property, String.class);
    }

    private DecisionHost table() {
        return find(StatusList.class).single();
    }

    private GridTester<Grid<AppRow>, AppRow> grid() {
        return test(find(AppsGrid.class).single());
    }

    private String status() {
        UUID app = weather.app();
        return database.text("select status from app where id = ?", app);
    }
}
