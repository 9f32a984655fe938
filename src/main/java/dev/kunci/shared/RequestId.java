package dev.kunci.shared;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Gives each request the identifier that ties its records, its log lines and the error a person sees together. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestId extends OncePerRequestFilter {

    private static final String NAME = "requestId";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = Uuid7.next().toString();
        request.setAttribute(NAME, id);
        response.setHeader("X-Request-Id", id);
        try (var _ = MDC.putCloseable(NAME, id)) {
            chain.doFilter(request, response);
        }
    }

    /** The identifier of the request this thread works for. */
    public static @Nullable String current() {
        return MDC.get(NAME);
    }

    /** The identifier of this request, null for one that came past the filter. */
    public static @Nullable String of(HttpServletRequest request) {
        Object id = request.getAttribute(NAME);
        return id == null ? null : id.toString();
    }
}
