package dev.kunci.shared;

import java.net.URI;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The address under which people and programs reach this Kunci. Every absolute URL that it hands out is made here,
 * whatever a request says about the host.
 */
@Component
public final class PublicAddress {

    private static final int HTTP = 80;
    private static final int HTTPS = 443;
    private static final int HIGHEST = 65_535;

    private final boolean fixed;
    private final URI base;

    /**
     * @param fixed the value of {@code --public-url}; empty for none
     * @param listening where it listens, which is then used for links
     */
    @Autowired
    PublicAddress(
            @Value("${kunci.public-url:}") String fixed,
            @Value("${kunci.listening:http://localhost:8080}") String listening) {
        this.fixed = !fixed.isEmpty();
        this.base = this.fixed ? checked(fixed) : URI.create(listening);
    }

    /** @throws IllegalArgumentException if it is not a URL of a host alone */
    public static PublicAddress of(String url) {
        return new PublicAddress(url, url);
    }

    private static URI checked(String url) {
        URI uri = URI.create(url);
        boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        boolean bare = uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && uri.getRawUserInfo() == null
                && (uri.getRawPath() == null || uri.getRawPath().matches("/?"));
        if (!web || !bare || uri.getHost() == null || uri.getPort() == 0 || uri.getPort() > HIGHEST) {
            throw new IllegalArgumentException(url);
        }
        return URI.create((uri.getScheme() + "://" + uri.getHost()).toLowerCase(Locale.ROOT) + port(uri));
    }

    private static String port(URI uri) {
        int usual = "https".equalsIgnoreCase(uri.getScheme()) ? HTTPS : HTTP;
        return uri.getPort() < 0 || uri.getPort() == usual ? "" : ":" + uri.getPort();
    }

    /** Whether {@code --public-url} was given, so that Kunci serves only its host. */
    public boolean isFixed() {
        return fixed;
    }

    /** Whether browsers reach it by TLS, possibly that of a proxy. */
    public boolean isEncrypted() {
        return base.getScheme().equals("https");
    }

    public String scheme() {
        return base.getScheme();
    }

    public String host() {
        return base.getHost();
    }

    public int port() {
        return base.getPort() >= 0 ? base.getPort() : isEncrypted() ? HTTPS : HTTP;
    }

    /** As browsers write it in {@code Origin}. */
    public String origin() {
        return base.toString();
    }

    /** @param path beginning with a slash */
    public String link(String path) {
        return base + path;
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
