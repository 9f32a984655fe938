package dev.kunci.portal.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridTester;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.server.VaadinSession;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.feed.Change;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.list.AppsView;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.signin.PortalPrincipal;
import dev.kunci.portal.status.StatusSelector;
import dev.kunci.registry.value.Level;
import dev.kunci.review.app.AppRow;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.StatementCount;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** How many statements one click on Approve in the list of apps sends to the database. */
@IntegrationTest
@ViewPackages(classes = {AppsView.class, MainLayout.class})
class ApproveStatementsTest extends SpringBrowserlessTest {

    /** From the click on Approve until the row shows the new one. */
    private static final long CLICK = 11;

    /** After that: the screen hears of the change, as the screens of other people do. */
    private static final long ECHO = 8;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    Decisions decisions;

    @Autowired
    LiveUpdates live;

    private Scene.Weather weather = null;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void aClickOnApproveSendsFewStatements() throws SQLException {
        open();
        // In a test this reads the row again, which a browser has.
        grid().invokeLitRendererFunction(0, "status", "decide");

        StatementCount click = StatementCount.of(this::approve);
        assertThat(cell("word")).isEqualTo("Approved");
        StatementCount echo = StatementCount.of(this::hear);

        System.out.println("One click on Approve: " + click + "\nThe screen hears of it: " + echo);
        assertThat(click.total()).as("%s", click).isBetween(1L, CLICK);
        assertThat(echo.total()).as("%s", echo).isBetween(1L, ECHO);
    }

    /** The list of an organization with one app, which has been revoked. */
    private void open() throws SQLException {
        weather = scene.weather();
        // What is new is counted anew by every list, which is not what is measured here.
        database.asOwner(
                "update app set created_at = created_at - interval '1 hour' where id = '" + weather.app() + "'");
        decisions.decide(Actor.console(), new Decision(weather.target(Level.APP), Verb.REVOKE, "ended", null));
        PortalPrincipal person = scene.signedIn(scene.operator(weather.organization(), Role.APPROVER));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        navigate("o/" + weather.organizationName() + "/apps", AppsView.class);
        assertThat(cell("word")).isEqualTo("Revoked");
    }

    private void approve() {
        StatusSelector selector = find(StatusSelector.class).single();
        test(find(TextArea.class, selector).single()).setValue("signed");
        test(find(Button.class, selector).withText("Approve").single()).click();
        roundTrip();
    }

    private void hear() {
        live.hear(List.of(new Change(weather.organization(), Level.APP.code(), weather.app())));
        live.tell();
        VaadinSession session = VaadinSession.getCurrent();
        session.getService().runPendingAccessTasks(session);
        roundTrip();
    }

    private String cell(String property) {
        return grid().getLitRendererPropertyValue(0, "status", property, String.class);
    }

    @SuppressWarnings("unchecked")
    private GridTester<Grid<AppRow>, AppRow> grid() {
        return test((Grid<AppRow>) find(Grid.class).single());
    }
}
