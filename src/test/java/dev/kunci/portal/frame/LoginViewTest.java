package dev.kunci.portal.frame;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.server.WrappedHttpSession;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.signin.PortalPrincipal;
import dev.kunci.portal.signin.SignInFailure;
import dev.kunci.portal.signin.SignOut;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.UiTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;

/** The sign-in page says only what a stranger may know, in the language they choose. */
class LoginViewTest extends UiTest {

    @Autowired
    private SignOut signOut;

    @Test
    void aStrangerIsLedHereFromEverywhere() {
        for (String address : new String[] {"", "o/acme/audit", "password"}) {
            navigate(address);
            assertThat(_find(LoginForm.class)).as(address).hasSize(1);
        }
    }

    @Test
    void aRefusalNamesNeitherAddressNorPasswordAsTheWrongOne() {
        navigate("login?error");

        assertThat(_get(LoginForm.class).isError()).isTrue();
        assertThat(message()).contains("The e-mail address or the password is incorrect.");
    }

    @Test
    void theAddressThatWasTypedIsKeptForThatBrowserAloneAndOnce() throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest();
        MockHttpServletResponse response = new MockHttpServletResponse();
        request.setParameter("username", "rina@example.com");
        new SignInFailure().onAuthenticationFailure(request, response, new BadCredentialsException("no"));
        assertThat(response.getRedirectedUrl()).isEqualTo("/login?error");

        WrappedHttpSession session = new WrappedHttpSession(request.getSession());
        assertThat(SignInFailure.email(session)).isEqualTo("rina@example.com");
        assertThat(SignInFailure.email(session)).isEmpty();
    }

    @Test
    void aWaitIsSaidInSeconds() {
        navigate("login?wait=12");
        assertThat(message()).contains("Too many attempts. Wait 12 s, then try again.");

        navigate("login?wait=%3Cb%3E");
        assertThat(_get(LoginForm.class).isError()).isFalse();
    }

    @Test
    void whereTooManySignInAtOnceItSaysSo() throws Exception {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new SignInFailure()
                .onAuthenticationFailure(
                        new MockHttpServletRequest(),
                        response,
                        new LockedException("busy", new Refusal.Conflict("refusal.sign-in.busy", 2)));
        assertThat(response.getRedirectedUrl()).isEqualTo("/login?busy");

        navigate("login?busy");
        assertThat(_get(LoginForm.class).isError()).isTrue();
        assertThat(message()).contains("Many people are signing in at this moment. Try again in a few seconds.");
    }

    @Test
    void theLanguageChosenHereIsSpokenAtOnce() {
        navigate("login");
        _click(_get(NativeButton.class, button -> button.withText("ID")));

        assertThat(_get(LoginView.class).getPageTitle()).isEqualTo("Masuk · Portal Kunci");
    }

    @Test
    void leavingIsRecorded() {
        UUID organization = scene.organization(scene.name("leave"));
        Actor person = scene.operator(organization, Role.VIEWER);
        PortalPrincipal principal = scene.signedIn(person);
        signOut.logout(
                new MockHttpServletRequest(),
                new MockHttpServletResponse(),
                UsernamePasswordAuthenticationToken.authenticated(principal, null, null));

        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ? and action = 'sign-out'",
                        organization))
                .isEqualTo(1);
    }

    private static String message() {
        return String.valueOf(_get(LoginForm.class).getElement().getPropertyRaw("i18n"));
    }
}
