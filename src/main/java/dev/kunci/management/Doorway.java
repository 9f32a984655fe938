package dev.kunci.management;

import dev.kunci.management.wire.Dialect;
import dev.kunci.management.wire.Problems;
import dev.kunci.shared.RequestId;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before everything else on the programs' door: notes the dialect, and hands on one plain form of the many in
 * which clients call the same thing. Whatever fails behind it is answered in JSON.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class Doorway extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(Doorway.class);

    private final Replies replies;

    Doorway(Replies replies) {
        this.replies = replies;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return Dialect.of(request.getRequestURI()) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Dialect dialect = Dialect.of(request.getRequestURI());
        if (dialect == null) {
            throw new IllegalStateException("not the programs' door");
        }
        dialect.mark(request);
        try {
            chain.doFilter(new PlainRequest(request, dialect), response);
        } catch (RuntimeException | ServletException failure) {
            // The address is left out of the log: it may hold a consumer key.
            String reference = String.valueOf(RequestId.of(request));
            LOG.error("Unexpected failure in the API, reference {}", reference, failure);
            if (!response.isCommitted()) {
                response.reset();
                replies.write(request, response, Problems.unexpected(reference));
            }
        }
    }
}
