package dev.kunci.portal.feedback;

import dev.kunci.shared.RequestId;
import dev.kunci.shared.Uuid7;
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

/** Gives each request the identifier that links its audit records, its log lines and the error a person sees. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RequestIds extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String id = Uuid7.next().toString();
        request.setAttribute(RequestId.NAME, id);
        response.setHeader("X-Request-Id", id);
        try (var _ = MDC.putCloseable(RequestId.NAME, id)) {
            chain.doFilter(request, response);
        }
    }

    /** The identifier of this request, null for one that bypassed the filter. */
    public static @Nullable String of(HttpServletRequest request) {
        Object id = request.getAttribute(RequestId.NAME);
        return id == null ? null : id.toString();
    }
}
