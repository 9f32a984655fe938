package dev.kunci.portal.connection;

import dev.kunci.shared.net.ConnectionLimit;
import java.time.Duration;
import java.util.function.Predicate;
import org.apache.coyote.http11.Http11NioProtocol;

/** Tomcat's HTTP over the limited endpoint; public because Tomcat makes it by its name. */
public final class LimitedHttp11 extends Http11NioProtocol {

    private final LimitedEndpoint endpoint;

    /** Without a limit, until it is told of one. */
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
