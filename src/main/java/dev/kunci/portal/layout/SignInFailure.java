package dev.kunci.portal.layout;

import dev.kunci.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Leads back to the sign-in page, which says either that it did not match or how long to wait, and nothing more. */
class SignInFailure implements AuthenticationFailureHandler {

    static final String ERROR = "error";
    static final String WAIT = "wait";

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String query =
                failure.getCause() instanceof Refusal wait && !wait.arguments().isEmpty()
                        ? WAIT + "=" + wait.arguments().getFirst()
                        : ERROR;
        response.sendRedirect(request.getContextPath() + "/login?" + query);
    }
}
