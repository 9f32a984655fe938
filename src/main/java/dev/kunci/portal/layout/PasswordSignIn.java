package dev.kunci.portal.layout;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.operators.Operator;
import dev.kunci.operators.SignIn;
import dev.kunci.shared.Refusal;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Turns an e-mail address and a password into a signed-in session; rules and record are the operators' own. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final SignIn signIn;

    PasswordSignIn(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        Origin origin = attempt.getDetails() instanceof Origin from ? from : new Origin(Channel.PORTAL, null, null);
        try {
            Operator operator = signIn.attempt(attempt.getName(), String.valueOf(attempt.getCredentials()), origin)
                    .orElseThrow(() -> new BadCredentialsException("refusal.sign-in"));
            SignedIn person = SignedIn.of(operator);
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
