package dev.kunci.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps responses from being stored by caches, and from losing their security headers when they are reset. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class GuardedAnswers extends OncePerRequestFilter {

    /** Resources that are the same for everybody and set their own cache lifetime. */
    private static final List<String> FOR_EVERYBODY =
            List.of("/assets/", "/aura/", "/VAADIN/build/", "/VAADIN/static/");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean stored = FOR_EVERYBODY.stream().anyMatch(path::startsWith);
        chain.doFilter(request, new Guarded(response, request.isSecure(), stored));
    }

    private static final class Guarded extends HttpServletResponseWrapper {

        private static final Set<String> OF_STORES = Set.of("cache-control", "pragma", "expires");

        private final boolean encrypted;
        private final boolean stored;

        Guarded(HttpServletResponse response, boolean encrypted, boolean stored) {
            super(response);
            this.encrypted = encrypted;
            this.stored = stored;
        }

        private boolean takes(String name) {
            return stored || !OF_STORES.contains(name.toLowerCase(Locale.ROOT));
        }

        @Override
        public void setHeader(String name, @Nullable String value) {
            if (takes(name)) {
                super.setHeader(name, value);
            }
        }

        @Override
        public void addHeader(String name, @Nullable String value) {
            if (takes(name)) {
                super.addHeader(name, value);
            }
        }

        @Override
        public void setDateHeader(String name, long date) {
            if (takes(name)) {
                super.setDateHeader(name, date);
            }
        }

        @Override
        public void addDateHeader(String name, long date) {
            if (takes(name)) {
                super.addDateHeader(name, date);
            }
        }

        @Override
        public void reset() {
            super.reset();
            SecurityHeaders.write((HttpServletResponse) getResponse(), encrypted);
        }
    }
}
