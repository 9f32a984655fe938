package dev.kunci.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what a page of another site makes a browser do here: changes, WebSockets, sign-in. Programs send no origin
 * and are let through, except to the sign-in form and to WebSockets: those are for browsers, and browsers send one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ForeignOrigins extends OncePerRequestFilter {

    private static final String REFUSED = ForeignOrigins.class.getName();
    private static final String SIGN_IN = "/login";
    private static final String SITE = "Sec-Fetch-Site";
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    /** Whether the request was refused here; for the code that words the error page. */
    public static boolean refused(HttpServletRequest request) {
        return request.getAttribute(REFUSED) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean socket = wantsWebSocket(request);
        boolean changes = !READING.contains(request.getMethod());
        if ((socket || changes) && isForeign(request, socket || isSignIn(request))) {
            request.setAttribute(REFUSED, true);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Also if it is one of several protocols, because the server accepts that as a handshake too. */
    private static boolean wantsWebSocket(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.UPGRADE)).stream()
                .anyMatch(protocols -> protocols.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    /** Uses the path as the server has decoded it. */
    private static boolean isSignIn(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return SIGN_IN.equals(rest == null ? request.getServletPath() : request.getServletPath() + rest);
    }

    private static boolean isForeign(HttpServletRequest request, boolean unknownToo) {
        String site = request.getHeader(SITE);
        if (site != null) {
            return !OWN_SITE.contains(site);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin == null ? unknownToo : !origin.equalsIgnoreCase(own(request));
    }

    /** The own origin, as browsers write it. */
    private static String own(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == ("https".equals(request.getScheme()) ? HTTPS : HTTP);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }
}
