package dev.kunci.portal.signin;

import com.vaadin.flow.server.WrappedSession;
import dev.kunci.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/**
 * Leads back to the sign-in page, which says that the password did not match, how long to wait, that too many are
 * signing in, or, to its owner, that a one-time password has expired. The address need not be typed again.
 */
public class SignInFailure implements AuthenticationFailureHandler {

    public static final String ERROR = "error";
    public static final String WAIT = "wait";
    public static final String BUSY = "busy";
    public static final String ENDED = "ended";

    private static final String EMAIL = SignInFailure.class.getName() + ".email";
    private static final int LONGEST = 320;

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException {
        String email = request.getParameter("username");
        if (email != null && email.length() <= LONGEST) {
            request.getSession().setAttribute(EMAIL, email);
        }
        response.sendRedirect(request.getContextPath() + "/login?" + query(failure));
    }

    private static String query(AuthenticationException failure) {
        if (!(failure.getCause() instanceof Refusal refusal)) {
            return ERROR;
        }
        return switch (refusal.key()) {
            case "refusal.sign-in.wait" -> WAIT + "=" + refusal.arguments().getFirst();
            case "refusal.sign-in.busy" -> BUSY;
            case "refusal.sign-in.ended" -> ENDED;
            default -> ERROR;
        };
    }

    /** The address typed before the failure, told once and to that browser alone; empty for none. */
    public static String email(WrappedSession session) {
        Object email = session.getAttribute(EMAIL);
        session.removeAttribute(EMAIL);
        return email instanceof String typed ? typed : "";
    }
}
