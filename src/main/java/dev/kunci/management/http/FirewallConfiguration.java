package dev.kunci.management.http;

import dev.kunci.management.dialect.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.firewall.FirewalledRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.HttpStatusRequestRejectedHandler;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Allows in paths of the API what names of apps and products may contain (a percent sign, a slash); other doors stay
 * strict.
 */
@Configuration
class FirewallConfiguration {

    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall portal = new StrictHttpFirewall();
        StrictHttpFirewall programs = new StrictHttpFirewall();
        programs.setAllowUrlEncodedPercent(true);
        programs.setAllowUrlEncodedSlash(true);
        programs.setAllowUrlEncodedPeriod(true);
        programs.setAllowSemicolon(true);
        programs.setAllowedHeaderValues(FirewallConfiguration::printable);
        programs.setAllowedParameterValues(value -> value.indexOf('\0') < 0);
        programs.setUnsafeAllowAnyHttpMethod(true);
        return new HttpFirewall() {
            @Override
            public FirewalledRequest getFirewalledRequest(HttpServletRequest request) {
                return (NormalizedRequest.isOne(request) ? programs : portal).getFirewalledRequest(request);
            }

            @Override
            public HttpServletResponse getFirewalledResponse(HttpServletResponse response) {
                return portal.getFirewalledResponse(response);
            }
        };
    }

    /** What the server decoded as Latin-1 may be UTF-8, whose bytes include the control characters of Latin-1. */
    private static boolean printable(String value) {
        return value.chars().allMatch(c -> c == '\t' || c >= 0x20 && c != 0x7f);
    }

    @Bean
    RequestRejectedHandler rejected(ErrorWriter errors) {
        HttpStatusRequestRejectedHandler portal = new HttpStatusRequestRejectedHandler();
        return (request, response, why) -> {
            if (NormalizedRequest.isOne(request)) {
                errors.write(request, response, Problems.invalid("address", "This address cannot be read."));
            } else {
                portal.handle(request, response, why);
            }
        };
    }

    /** The server leaves encoded slashes to the firewalls. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> encodedSlash() {
        return factory ->
                factory.addConnectorCustomizers(connector -> connector.setEncodedSolidusHandling("passthrough"));
    }
}
