package dev.kunci.portal.feedback;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.fakeservlet.FakeHttpSession;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.server.WrappedHttpSession;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.operators.account.AccountAdministration;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.portal.signin.CurrentOperator;
import dev.kunci.portal.signin.PortalPrincipal;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** A window whose session was ended elsewhere leads to sign-in at its next click. */
class EndedSessionUiTest extends UiTest {

    @Autowired
    private Sessions sessions;

    @Autowired
    private AccountAdministration accounts;

    @Autowired
    private CurrentOperator current;

    private String name;
    private UUID organization;
    private Actor admin;
    private Actor second;
    private PortalPrincipal window;

    @BeforeEach
    void anOpenWindow() {
        name = scene.name("ended");
        organization = scene.organization(name);
        admin = scene.operator(organization, Role.ADMIN);
        second = scene.operator(organization, Role.ADMIN);
        window = scene.signedIn(admin);
        signIn(window);
        navigate("o/" + name + "/apps");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClickForgetsTheSessionAndLoadsThePageAnew(boolean disabled) {
        if (disabled) {
            accounts.disable(second, organization, admin.operatorId());
        } else {
            sessions.over(window.session());
        }
        UI ui = UI.getCurrent();
        FakeHttpSession http =
                (FakeHttpSession) ((WrappedHttpSession) ui.getSession().getSession()).getHttpSession();

        ErrorNotice.tell(refusalOfTheNextCall(), null);

        assertThat(scripts(ui)).anyMatch(script -> script.contains("location.reload"));
        assertThat(http.isValid()).isFalse();
    }

    @Test
    void anyOtherRefusalLeavesTheWindowWhereItIs() {
        ErrorNotice.tell(new Refusal.Forbidden("refusal.role.admin"), null);

        assertThat(scripts(UI.getCurrent())).noneMatch(script -> script.contains("location.reload"));
        assertThat(_find(Notification.class)).hasSize(1);
        assertThat(current.account()).isPresent();
    }

    @Test
    void theNextNavigationLeadsToSignIn() {
        sessions.over(window.session());
        navigate("o/" + name + "/people");

        assertThat(UI.getCurrent().getInternals().getActiveViewLocation().getPath())
                .isEqualTo("login");
    }

    private Refusal refusalOfTheNextCall() {
        try {
            current.actor();
        } catch (Refusal ended) {
            return ended;
        }
        throw new AssertionError("the session goes on");
    }

    private static List<String> scripts(UI ui) {
        return ui.getInternals().dumpPendingJavaScriptInvocations().stream()
                .map(script -> script.getInvocation().getExpression())
                .toList();
    }
}
