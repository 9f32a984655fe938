package dev.kunci.portal.signin;

import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import dev.kunci.portal.frame.LoginView;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;

/** The security of the people's door; other doors come before it. Security headers are added by the server. */
@Configuration
class PortalSecurity {

    /** Health and metrics have a port of their own that is reachable from this machine only. */
    @Bean
    @Order(1)
    SecurityFilterChain healthChain(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .headers(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }

    @Bean
    SecurityFilterChain portalChain(HttpSecurity http, PasswordSignIn signIn, SignOut signOut) {
        http.authenticationManager(new ProviderManager(signIn));
        http.formLogin(form -> form.loginPage("/login")
                .authenticationDetailsSource(PasswordSignIn.Attempt::of)
                .failureHandler(new SignInFailure()));
        http.headers(AbstractHttpConfigurer::disable);
        http.authorizeHttpRequests(requests ->
                requests.dispatcherTypeMatchers(DispatcherType.ERROR).permitAll());
        http.setSharedObject(RequestCache.class, wanted());
        http.with(VaadinSecurityConfigurer.vaadin(), portal -> portal.loginView(LoginView.class)
                .addLogoutHandler(signOut)
                .anyRequest(AuthorizedUrl::authenticated));
        return http.build();
    }

    /** Remembers which page was asked for, without a marker in its URL. */
    @SuppressWarnings("NullAway") // null turns the mark off, which the annotations of Spring Security do not say
    private static RequestCache wanted() {
        HttpSessionRequestCache wanted = new HttpSessionRequestCache();
        wanted.setMatchingRequestParameterName(null);
        return wanted;
    }
}
