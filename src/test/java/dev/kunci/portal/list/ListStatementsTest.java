package dev.kunci.portal.list;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** How many statements it takes to open a list. */
@IntegrationTest
@ViewPackages(
        classes = {
            AppsView.class,
            ApprovalsView.class,
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

    /** With the frame around it. */
    private static final long PAGE = 12;

    @Autowired
    Scene scene;

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({
        "apps, AppsView",
        "products, ProductsView",
        "developers, DevelopersView",
        "groups, GroupsView",
        "approvals, ApprovalsView",
        "people, PeopleView",
        "people/tokens, TokensView",
        "people/gateways, GatewaysView",
        "audit, AuditView",
    })
    void aListOpensWithFewStatements(String path) {
        Scene.Weather weather = scene.weather();
        PortalPrincipal person = scene.signedIn(scene.operator(
                weather.organization(), Role.APPROVER, Role.EDITOR, Role.AUDITOR, Role.ADMIN));
        SecurityContextHolder.getContext()
                .setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, null, List.of()));
        String list = "o/" + weather.organizationName() + "/" + path;

        StatementCount first = StatementCount.of(() -> {
            navigate(list, Component.class);
            roundTrip();
        });
        System.out.println("PROBE " + path + " " + first);
        navigate("o/" + weather.organizationName() + "/products/" + weather.manualProduct(), Component.class);
        StatementCount second = StatementCount.of(() -> {
            navigate(list, Component.class);
            roundTrip();
        });
        System.out.println("PROBE2 " + path + " " + second);
        assertThat(first.total()).as("%s", first).isBetween(1L, PAGE);
    }
}
