package dev.kunci.portal.frame;

import dev.kunci.shared.Uuid7;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Invalidates cached styles and icons when Kunci restarts. Last-Modified cannot be used: builds are reproducible, so
 * all files have the same date. Not in development mode, in which a file changes while Kunci runs.
 */
@Component
@ConditionalOnProperty("vaadin.productionMode")
class AssetCaching extends OncePerRequestFilter {

    private final String started = '"' + Uuid7.next().toString() + '"';

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.setHeader(HttpHeaders.ETAG, started);
        if (started.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        } else {
            chain.doFilter(new Undated(request), new Unaged(response));
        }
    }

    /** Hides the date of the browser's copy, so that it is not compared. */
    private static final class Undated extends HttpServletRequestWrapper {
        Undated(HttpServletRequest request) {
            super(request);
        }

        @Override
        public long getDateHeader(String name) {
            return HttpHeaders.IF_MODIFIED_SINCE.equalsIgnoreCase(name) ? -1 : super.getDateHeader(name);
        }
    }

    /** Removes dates and ages from the response. */
    private static final class Unaged extends HttpServletResponseWrapper {
        Unaged(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void setHeader(String name, @Nullable String value) {
            if (!HttpHeaders.CACHE_CONTROL.equalsIgnoreCase(name)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void setDateHeader(String name, long date) {
            if (!HttpHeaders.LAST_MODIFIED.equalsIgnoreCase(name)) {
                super.setDateHeader(name, date);
            }
        }
    }
}
