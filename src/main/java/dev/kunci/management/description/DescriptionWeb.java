package dev.kunci.management.description;

import dev.kunci.web.SecurityHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Opens the reference page to everybody: it reveals nothing about the data. */
@Configuration
class DescriptionWeb {

    private static final String PAGE = "/api";

    private static final String CONTENT = "default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self';"
            + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Bean
    @Order(3)
    SecurityFilterChain descriptionChain(HttpSecurity http) {
        http.securityMatcher(PAGE);
        http.csrf(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        http.headers(AbstractHttpConfigurer::disable);
        http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
        return http.build();
    }

    /** Comes before the portal, which would answer everything else with a page. */
    @Bean
    SimpleUrlHandlerMapping descriptionPage(Description description) {
        HttpRequestHandler page = (request, response) -> {
            String address =
                    ServletUriComponentsBuilder.fromContextPath(request).build().toUriString();
            byte[] body =
                    new ReferencePage(description.document(), address).write().getBytes(StandardCharsets.UTF_8);
            response.setHeader(SecurityHeaders.CONTENT_POLICY, CONTENT);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        };
        return new SimpleUrlHandlerMapping(Map.of(PAGE, page), 10);
    }
}
