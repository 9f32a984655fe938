package dev.kunci.portal.layout;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** Lets browsers ask whether styles and icons have changed by their content: all builds bear the same date. */
@Component
class FreshAssets extends ShallowEtagHeaderFilter {

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + "/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        super.doFilterInternal(new Undated(request), new Unaged(response), chain);
    }

    /** Keeps the date of the copy in the browser from being compared. */
    private static final class Undated extends HttpServletRequestWrapper {
        Undated(HttpServletRequest request) {
            super(request);
        }

        @Override
        public long getDateHeader(String name) {
            return HttpHeaders.IF_MODIFIED_SINCE.equalsIgnoreCase(name) ? -1 : super.getDateHeader(name);
        }
    }

    /** Keeps dates and ages out of the answer. */
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
