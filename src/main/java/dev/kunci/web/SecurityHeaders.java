package dev.kunci.web;

import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;

/** The security headers of every response. Pages of the portal need a wider policy and set their own. */
public final class SecurityHeaders {

    public static final String CONTENT_POLICY = "Content-Security-Policy";

    /** The policy of responses that are no pages: they load nothing and are embedded nowhere. */
    static final String NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    static final String TRANSPORT = "Strict-Transport-Security";
    static final String YEAR = "max-age=31536000; includeSubDomains";

    /**
     * Paths within Kunci are sent as referrer to Kunci only. Without any referrer, browsers would send {@code null} as
     * the origin of the sign-in form, which looks like a foreign one.
     */
    static final String REFERRER = "same-origin";

    static final String PERMISSIONS = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
            + " magnetometer=(), microphone=(), midi=(), payment=(), usb=()";

    private static final Map<String, String> ALWAYS = always();

    private SecurityHeaders() {}

    private static Map<String, String> always() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put(CONTENT_POLICY, NOTHING);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", REFERRER);
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put("Permissions-Policy", PERMISSIONS);
        headers.put("Cache-Control", "no-store");
        return headers;
    }

    /** @param encrypted whether the browser is connected by TLS, so that it may be told to insist on it */
    static void write(HttpServletResponse response, boolean encrypted) {
        ALWAYS.forEach(response::setHeader);
        if (encrypted) {
            response.setHeader(TRANSPORT, YEAR);
        }
    }
}
