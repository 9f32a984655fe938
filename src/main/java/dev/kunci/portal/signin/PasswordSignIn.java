package dev.kunci.portal.signin;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Operator;
import dev.kunci.operators.signin.Sessions;
import dev.kunci.operators.signin.SignIn;
import dev.kunci.shared.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Turns an e-mail address and a password into a signed-in session; the rules and the audit are those of operators. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final SignIn signIn;
    private final Sessions sessions;

    PasswordSignIn(SignIn signIn, Sessions sessions) {
        this.signIn = signIn;
        this.sessions = sessions;
    }

    /** Where an attempt comes from. */
    record Attempt(Origin origin, @Nullable String userAgent) {
        static Attempt of(HttpServletRequest request) {
            return new Attempt(CurrentOperator.origin(request), request.getHeader(HttpHeaders.USER_AGENT));
        }
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        Attempt from = attempt.getDetails() instanceof Attempt details
                ? details
                : new Attempt(new Origin(Channel.PORTAL, null, null), null);
        try {
            Operator operator = signIn.attempt(
                            attempt.getName(), String.valueOf(attempt.getCredentials()), from.origin())
                    .orElseThrow(() -> new BadCredentialsException("refusal.sign-in"));
            UUID session = sessions.start(operator.id(), from.origin(), from.userAgent());
            PortalPrincipal person = PortalPrincipal.of(operator, session);
            return UsernamePasswordAuthenticationToken.authenticated(person, null, List.of());
        } catch (Refusal wait) {
            throw new LockedException(wait.key(), wait);
        }
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
