package dev.kunci.portal.connection;

import dev.kunci.shared.net.ConnectionLimit;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP protocol over the limited endpoint; public because Tomcat creates it by class name. */
public final class LimitedHttp11 extends Http11NioProtocol {

    private final LimitedEndpoint endpoint;

    /** Without limits until they are set. */
    public LimitedHttp11() {
        this(new LimitedEndpoint());
    }

    private LimitedHttp11(LimitedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void limit(ConnectionLimit limit, Duration longest, Predicate<String> proxies) {
        endpoint.limit(limit, longest, proxies);
    }
}
