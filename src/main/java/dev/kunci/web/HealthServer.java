package dev.kunci.web;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * The same guards for health and metrics, which answer only to this machine's own names. Spring creates this for the
 * management server through {@code ManagementContextConfiguration.imports}. It has no annotation, so that component
 * scanning does not add it to the portal as well.
 */
class HealthServer {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> healthGuards() {
        return server -> server.addEngineValves(
                new HeadersValve(),
                new HostValve(KnownHosts.loopback(), "Health and metrics answer to localhost alone.\n"));
    }
}
