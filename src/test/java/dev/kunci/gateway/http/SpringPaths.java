package dev.kunci.gateway.http;

import java.lang.reflect.Method;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A Spring Boot application, which matches patterns against the original path and not against Tomcat's. */
final class SpringPaths implements PathUpstreams {

    private final ServletWebServerApplicationContext application;

    SpringPaths() throws NoSuchMethodException {
        application = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.SERVLET)
                .properties(
                        "spring.config.name=none",
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "spring.main.banner-mode=off",
                        "spring.main.log-startup-info=false")
                .run();
        RequestMappingHandlerMapping mapping =
                application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        Method served = SpringPaths.class.getDeclaredMethod("served", String.class);
        mapping.registerMapping(
                RequestMappingInfo.paths("/{*path}")
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                this,
                served);
    }

    /** Called by Spring. */
    ResponseEntity<byte[]> served(@PathVariable("path") String path) {
        return ResponseEntity.ok(URLEncoder.encode(path, StandardCharsets.UTF_8).getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public Map<String, Integer> ports() {
        return Map.of("spring", application.getWebServer().getPort());
    }

    @Override
    public void close() {
        application.close();
    }

    @ImportAutoConfiguration({
        TomcatServletWebServerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        WebMvcAutoConfiguration.class
    })
    static class Settings {}
}
