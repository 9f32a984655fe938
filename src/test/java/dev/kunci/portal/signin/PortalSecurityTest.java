package dev.kunci.portal.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.feedback.RequestIds;
import dev.kunci.portal.frame.LoginView;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The people's door: shut without sign-in, slow to guessers, and on record. */
@IntegrationTest
class PortalSecurityTest {

    @Autowired
    private WebApplicationContext context;

    @Autowired
    private Scene scene;

    @Autowired
    private Database database;

    private MockMvc web;
    private UUID organization;
    private Actor operator;

    @BeforeEach
    void anOperator() {
        web = MockMvcBuilders.webAppContextSetup(context)
                .addFilters(new RequestIds())
                .apply(springSecurity())
                .build();
        organization = scene.organization(scene.name("door"));
        operator = scene.operator(organization, Role.VIEWER);
    }

    @Test
    void everyViewSaysWhoMayEnterIt() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Route.class));
        var views = scanner.findCandidateComponents("dev.kunci");
        assertThat(views).hasSizeGreaterThanOrEqualTo(4);
        for (var view : views) {
            Class<?> type = Class.forName(view.getBeanClassName());
            assertThat(type.isAnnotationPresent(PermitAll.class)
                            || type.isAnnotationPresent(RolesAllowed.class)
                            || type == LoginView.class && type.isAnnotationPresent(AnonymousAllowed.class))
                    .as(type.getName())
                    .isTrue();
        }
    }

    @Test
    void withoutSignInEveryAddressLeadsToSignIn() throws Exception {
        for (String address : new String[] {"/", "/o/acme/audit", "/password", "/no/such/thing"}) {
            MockHttpServletResponse answer =
                    web.perform(get(address)).andReturn().getResponse();
            assertThat(answer.getStatus()).as(address).isEqualTo(302);
            assertThat(answer.getRedirectedUrl()).as(address).endsWith("/login");
        }
    }

    @Test
    void theRightPasswordSignsInAndIsRecorded() throws Exception {
        MockHttpSession session = new MockHttpSession();
        MockHttpServletResponse answer = web.perform(post("/login")
                        .session(session)
                        .param("username", operator.name())
                        .param("password", Scene.PASSWORD))
                .andReturn()
                .getResponse();

        assertThat(answer.getRedirectedUrl()).isEqualTo("/");
        assertThat(recorded("done")).isEqualTo(1);
        assertThat(database.text(
                        "select request_id from audit_record where organization_id = ? and action = 'sign-in'",
                        organization))
                .isEqualTo(answer.getHeader("X-Request-Id"));
    }

    @Test
    void aWrongPasswordAndAnUnknownAddressAreAnsweredAlike() throws Exception {
        assertThat(tried(operator.name(), "wrong-password")).isEqualTo("/login?error");
        assertThat(tried("nobody@example.com", "wrong-password")).isEqualTo("/login?error");
        assertThat(recorded("refused")).isEqualTo(1);
    }

    @Test
    void aGuesserWaits() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(tried(operator.name(), "wrong-password")).isEqualTo("/login?error");
        }
        assertThat(tried(operator.name(), "wrong-password")).matches("/login\\?wait=[12]");
    }

    private String tried(String email, String password) throws Exception {
        return String.valueOf(
                web.perform(post("/login").param("username", email).param("password", password))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl());
    }

    private long recorded(String outcome) {
        return database.count(
                "select count(*) from audit_record where organization_id = ? and action = 'sign-in' and outcome = ?",
                organization,
                outcome);
    }
}
