package dev.kunci.portal.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.list.AppsView;
import dev.kunci.portal.approval.ApprovalsView;
import dev.kunci.portal.audit.AuditView;
import dev.kunci.portal.developer.list.DevelopersView;
import dev.kunci.portal.developer.list.GroupsView;
import dev.kunci.portal.frame.MainLayout;
import dev.kunci.portal.people.PeopleView;
import dev.kunci.portal.product.ProductView;
import dev.kunci.portal.product.list.ProductsView;
import dev.kunci.portal.signin.PortalPrincipal;
import dev.kunci.portal.tokens.GatewaysView;
import dev.kunci.portal.tokens.TokensView;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.StatementCount;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** How many statements it takes to open a list. */
@IntegrationTest
@ViewPackages(
        classes = {
            ApprovalsView.class,
            AppsView.class,
            AuditView.class,
            DevelopersView.class,
            GatewaysView.class,
            GroupsView.class,
            MainLayout.class,
            PeopleView.class,
            ProductView.class,
            ProductsView.class,
            TokensView.class
        })
class ListStatementsTest extends SpringBrowserlessTest {

    /** The list in a new browser window, with the frame around it. */
    private static final long PAGE = 12;

    /** The list when the frame is there already. */
    private static final long NEXT = 10;

    /** The first request, which is opened beside the queue with its app, its product and what was decided before. */
    private static final long REQUEST = 13;

    @Autowired
    Scene scene;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "apps",
                "products",
                "developers",
                "groups",
                "approvals",
                "people",
                "people/tokens",
                "people/gateways",
                "audit",
                "products/%s?tab=uses"
            })
    void aListOpensWithFewStatements(String path) {
        Scene.Weather weather = scene.weather();
        PortalPrincipal person = scene.signedIn(
                scene.operator(weather.organization(), Role.APPROVER, Role.EDITOR, Role.AUDITOR, Role.ADMIN));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        String organization = "o/" + weather.organizationName() + "/";
        String list = organization + path.formatted(weather.manualProduct());
        long more = path.equals("approvals") ? REQUEST : 0;

        StatementCount first = open(list);
        open(organization + "products/" + weather.autoProduct());
        StatementCount next = open(list);

        System.out.println(path + ", first: " + first + "\n" + path + ", again: " + next);
        assertThat(first.total()).as("%s", first).isBetween(1L, PAGE + more);
        assertThat(next.total()).as("%s", next).isBetween(1L, NEXT + more);
    }

    /** Until the rows are on their way to the browser. */
    private StatementCount open(String list) {
        return StatementCount.of(() -> {
            String[] parts = list.split("\\?", 2);
            UI.getCurrentOrThrow().navigate(parts[0], QueryParameters.fromString(parts.length == 1 ? "" : parts[1]));
            roundTrip();
        });
    }
}
