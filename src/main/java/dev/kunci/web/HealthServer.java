package dev.kunci.web;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * The same guards before health and metrics, which answer to this machine's own names alone. Spring makes this for their
 * server by {@code ManagementContextConfiguration.imports}; it bears no annotation, lest it is found for the portal too.
 */
class HealthServer {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> healthGuards() {
        return server -> server.addEngineValves(
                new HeadersValve(),
                new HostValve(KnownHosts.loopback(), "Health and metrics answer to localhost alone.\n"));
    }
}
