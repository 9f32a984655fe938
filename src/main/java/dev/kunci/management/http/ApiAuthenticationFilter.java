package dev.kunci.management.http;

import dev.kunci.audit.Channel;
import dev.kunci.audit.Origin;
import dev.kunci.management.dialect.Problems;
import dev.kunci.operators.signin.ApiSignIn;
import dev.kunci.operators.signin.Caller;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Authenticates each call, by Basic or Bearer; the REST API has no sessions. */
final class ApiAuthenticationFilter extends OncePerRequestFilter {

    private static final String BEARER = "bearer ";

    private final ApiSignIn signIn;
    private final CallRateLimiter rate;
    private final ErrorWriter errors;
    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

    ApiAuthenticationFilter(ApiSignIn signIn, CallRateLimiter rate, ErrorWriter errors) {
        this.signIn = signIn;
        this.rate = rate;
        this.errors = errors;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String shown = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (shown == null) {
            chain.doFilter(request, response);
            return;
        }
        try {
            Optional<Caller> caller = caller(request, shown);
            if (caller.isEmpty()) {
                errors.write(request, response, Problems.unauthenticated());
                return;
            }
            rate.count(caller.get());
            SecurityContextHolder.setContext(
                    new SecurityContextImpl(new PreAuthenticatedAuthenticationToken(caller.get(), null, List.of())));
        } catch (Refusal refusal) {
            errors.write(request, response, Problems.of(refusal));
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Caller> caller(HttpServletRequest request, String shown) {
        Origin origin = new Origin(Channel.API, request.getRemoteAddr(), RequestId.current());
        if (shown.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return signIn.bearer(shown.substring(BEARER.length()).strip(), origin);
        }
        UsernamePasswordAuthenticationToken pair = pair(request);
        return pair == null
                ? Optional.empty()
                : signIn.basic(pair.getName(), String.valueOf(pair.getCredentials()), origin);
    }

    private @Nullable UsernamePasswordAuthenticationToken pair(HttpServletRequest request) {
        try {
            return basic.convert(request);
        } catch (BadCredentialsException unreadable) {
            return null;
        }
    }
}
