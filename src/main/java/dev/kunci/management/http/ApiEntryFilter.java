package dev.kunci.management.http;

import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.shared.RequestId;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * The first filter of the REST API: notes the dialect, and normalizes the many forms in which clients send the same
 * call. Whatever fails after it is answered in JSON.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class ApiEntryFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(ApiEntryFilter.class);

    /** Segments that the server resolves before it dispatches, so that they lead out of the API. */
    private static final Pattern DOTS = Pattern.compile("(^|/)\\.{1,2}(/|;|$)");

    private final ErrorWriter errors;

    ApiEntryFilter(ErrorWriter errors) {
        this.errors = errors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return dialect(request) == null;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    /**
     * Requests that the server itself has refused arrive under another path, with the original path as an attribute.
     */
    private static @Nullable Dialect dialect(HttpServletRequest request) {
        return Dialect.of(decoded(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Dialect dialect = dialect(request);
        if (dialect == null) {
            throw new IllegalStateException("not the programs' door");
        }
        dialect.mark(request);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
            errors.write(request, response, Problems.refused(status instanceof Integer known ? known : 400));
            return;
        }
        if (Dialect.of(request.getRequestURI()) == null
                || DOTS.matcher(decoded(request)).find()) {
            errors.write(request, response, Problems.invalid("address", "This address cannot be read."));
            return;
        }
        try {
            chain.doFilter(new NormalizedRequest(request, dialect), response);
        } catch (RuntimeException | ServletException failure) {
            WireProblem problem = ApiExceptionResolver.problem(failure);
            if (problem == null) {
                // The path is not logged: it may contain a consumer key.
                String reference = String.valueOf(RequestId.current());
                LOG.error("Unexpected failure in the API, reference {}", reference, failure);
                problem = Problems.unexpected(reference);
            }
            if (!response.isCommitted()) {
                response.reset();
                errors.write(request, response, problem);
            }
        }
    }

    /** Decoded as the server does it when it dispatches, so that no spelling bypasses the API. */
    private static String decoded(HttpServletRequest request) {
        Object refused = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String address = refused instanceof String called ? called : request.getRequestURI();
        try {
            return UriUtils.decode(address, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return address;
        }
    }
}
