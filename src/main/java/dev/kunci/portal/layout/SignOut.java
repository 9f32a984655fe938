package dev.kunci.portal.layout;

import dev.kunci.operators.Actor;
import dev.kunci.operators.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.stereotype.Component;

/** Keeps in the record that a person left. */
@Component
class SignOut implements LogoutHandler {

    private final SignIn signIn;

    SignOut(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null && authentication.getPrincipal() instanceof SignedIn person) {
            signIn.signedOut(Actor.operator(person.operatorId(), person.email(), RequestId.origin(request)));
        }
    }
}
