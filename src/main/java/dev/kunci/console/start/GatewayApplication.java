package dev.kunci.console.start;

import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.SpringSecurityAutoConfiguration;
import com.vaadin.flow.spring.VaadinScopesConfig;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * The gateways' door and the floors below it, for a Kunci that serves only gateways: nobody can sign in or call the
 * API.
 */
@EnableAutoConfiguration(
        exclude = {
            SpringBootAutoConfiguration.class,
            SpringSecurityAutoConfiguration.class,
            VaadinScopesConfig.class,
            UserDetailsServiceAutoConfiguration.class
        })
@AutoConfigurationPackage(basePackages = CommandApplication.ROOT)
@ComponentScan(
        basePackages = CommandApplication.ROOT,
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = "dev\\.kunci\\.(KunciApplication|(portal|management)\\..*)"))
final class GatewayApplication {

    /** Health and metrics have a port of their own, reachable from this machine only; there is no other servlet. */
    @Bean
    SecurityFilterChain healthChain(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.toAnyEndpoint())
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}
