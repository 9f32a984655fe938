package dev.kunci.portal.signin;

import dev.kunci.operators.Actor;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.operators.signin.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Records that a person signed out, and ends their session for good. */
@Component
public class SignOut implements LogoutHandler {

    private final SignIn signIn;
    private final Sessions sessions;

    SignOut(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof PortalPrincipal person) {
            signIn.signedOut(Actor.operator(person.operatorId(), person.email(), CurrentOperator.origin(request)));
            sessions.over(person.session());
        }
    }
}
