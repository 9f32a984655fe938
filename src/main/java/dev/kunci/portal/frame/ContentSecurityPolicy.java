package dev.kunci.portal.frame;

import com.vaadin.flow.server.communication.IndexHtmlResponse;
import dev.kunci.web.SecurityHeaders;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a page of the portal may load and run: scripts that this response allows, and what these load. Vaadin compiles
 * strings ({@code unsafe-eval}), and its components write styles into the page.
 */
final class ContentSecurityPolicy {

    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'nonce-%s' 'strict-dynamic' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "object-src 'none'");

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 18;

    private ContentSecurityPolicy() {}

    /** Allows the scripts that the page contains. */
    static void apply(IndexHtmlResponse page) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        String nonce = Base64.getEncoder().encodeToString(random);
        page.getDocument().getElementsByTag("script").attr("nonce", nonce);
        page.getVaadinResponse().setHeader(SecurityHeaders.CONTENT_POLICY, POLICY.formatted(nonce));
    }
}
