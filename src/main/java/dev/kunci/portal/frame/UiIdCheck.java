package dev.kunci.portal.frame;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests with an invalid UI id. Vaadin would treat a text that is not a number as an internal error, with a
 * stack trace each time.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class UiIdCheck extends OncePerRequestFilter {

    private static final String SCREEN = "v-uiId";
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String screen = request.getParameter(SCREEN);
        if (screen == null || NUMBER.matcher(screen).matches()) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }
}
