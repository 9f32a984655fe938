package dev.kunci.management.http;

import dev.kunci.management.dialect.Problems;
import dev.kunci.operators.signin.ApiSignIn;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.context.NullSecurityContextRepository;

/** The security of the REST API. */
@Configuration
class ManagementSecurity {

    /** The API description, which anybody may read. */
    static final String DESCRIPTION = "/v1/openapi.json";

    /** Nothing reads observations of each security filter, and they cost every call more than the filters themselves. */
    @Bean
    static SecurityObservationSettings observations() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(2)
    SecurityFilterChain managementChain(HttpSecurity http, ApiSignIn signIn, CallRateLimiter rate, ErrorWriter errors) {
        http.securityMatcher(NormalizedRequest::isOne);
        http.csrf(AbstractHttpConfigurer::disable);
        http.headers(AbstractHttpConfigurer::disable);
        http.logout(AbstractHttpConfigurer::disable);
        http.requestCache(AbstractHttpConfigurer::disable);
        http.sessionManagement(AbstractHttpConfigurer::disable);
        http.securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()));
        http.anonymous(AbstractHttpConfigurer::disable);
        http.servletApi(AbstractHttpConfigurer::disable);
        http.addFilterAt(new ApiAuthenticationFilter(signIn, rate, errors), BasicAuthenticationFilter.class);
        http.exceptionHandling(trouble -> trouble.authenticationEntryPoint(
                        (request, response, why) -> errors.write(request, response, Problems.unauthenticated()))
                .accessDeniedHandler(
                        (request, response, why) -> errors.write(request, response, Problems.unauthenticated())));
        http.authorizeHttpRequests(calls ->
                calls.requestMatchers(DESCRIPTION).permitAll().anyRequest().authenticated());
        return http.build();
    }
}
