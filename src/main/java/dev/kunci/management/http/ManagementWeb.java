package dev.kunci.management.http;

import dev.kunci.management.dialect.Problems;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** Registers the REST API in Spring MVC. */
@Configuration
class ManagementWeb implements WebMvcConfigurer {

    private final ApiRequestArgumentResolver requests;

    ManagementWeb(ApiRequestArgumentResolver requests) {
        this.requests = requests;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(requests);
    }

    /** Comes after the controllers and before the portal, which would answer everything else with a page. */
    @Bean
    SimpleUrlHandlerMapping nothingElseOnThisDoor() {
        HttpRequestHandler nothing = (request, response) -> {
            throw Problems.unknownPath();
        };
        return new SimpleUrlHandlerMapping(Map.of("/v1", nothing, "/v1/**", nothing), 10);
    }
}
