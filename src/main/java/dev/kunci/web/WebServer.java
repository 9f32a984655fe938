package dev.kunci.web;

import dev.kunci.shared.PublicAddress;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Adds the valves of the portal and the API to their server, around the valve that trusts proxies. */
@Configuration(proxyBeanMethods = false)
class WebServer {

    private static final String OTHER_HOST =
            "Kunci does not answer to this name. Use its own address; whoever runs it gives"
                    + " that with --public-url.\n";

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> guards(PublicAddress address) {
        return server -> server.addEngineValves(new HeadersValve(), new HostValve(KnownHosts.of(address), OTHER_HOST));
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> publicAddressGuard(PublicAddress address) {
        return server -> server.addEngineValves(new PublicAddressValve(address));
    }
}
