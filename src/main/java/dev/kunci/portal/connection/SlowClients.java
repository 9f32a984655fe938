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
 * Bounds what a client may do to the port of people and programs without having asked anything: ten seconds to the whole
 * head of a request, ten and what a slow line needs to its body, and so many connections of one address. A trusted proxy
 * speaks for many, and has as many as there are; to bound its clients is for the proxy.
 */
@Component
final class SlowClients implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration KEPT = Duration.ofSeconds(20);

    /** Tomcat accepts no more when it has as many as it may have, and then nobody could be sent away for a new one. */
    private static final int RESERVED = 64;

    private final int ofOneAddress;
    private final Predicate<String> proxies;
    private final Duration longest;

    /** @param proxies the regular expression of addresses that are trusted, as Tomcat has it; null for none */
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
