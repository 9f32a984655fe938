package dev.kunci.portal.connection;

import dev.kunci.shared.net.ConnectionLimit;
import dev.kunci.shared.net.ConnectionProperties;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Connector;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Limits what a client can occupy on the port of people and programs without sending a complete request: ten seconds
 * for the head of a request, ten plus the time of a slow line for its body, and a number of connections per address. A
 * trusted proxy speaks for many clients and may use all connections; it has to limit its own clients.
 */
@Component
final class SlowClients implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofSeconds(20);

    /**
     * Tomcat stops accepting at its own limit, and then no old connection could be closed for a new one; so ours is
     * lower.
     */
    private static final int RESERVED = 64;

    private final int ofOneAddress;
    private final Predicate<String> proxies;
    private final Duration longest;

    /** @param proxies the regular expression of trusted addresses, in Tomcat's form; null for none */
    @Autowired
    SlowClients(
            ConnectionProperties limits,
            @Value("${server.tomcat.remoteip.internal-proxies:#{null}}") @Nullable String proxies) {
        this(limits.portalPerAddress(), proxies, LONGEST);
    }

    SlowClients(int ofOneAddress, @Nullable String proxies, Duration longest) {
        this.ofOneAddress = ofOneAddress;
        this.proxies = proxies == null || proxies.isBlank()
                ? address -> false
                : Pattern.compile(proxies).asMatchPredicate();
        this.longest = longest;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(LimitedHttp11.class.getName());
        factory.addEngineValves(new PaceValve(longest));
        factory.addConnectorCustomizers(this::limit);
    }

    private void limit(Connector connector) {
        LimitedHttp11 http = (LimitedHttp11) connector.getProtocolHandler();
        int all = Math.max(1, http.getMaxConnections() - RESERVED);
        http.limit(new ConnectionLimit(all, ofOneAddress), longest, proxies);
        http.setConnectionTimeout((int) longest.toMillis());
        http.setKeepAliveTimeout((int) KEPT.toMillis());
    }
}
