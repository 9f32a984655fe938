package dev.kunci.console;

import dev.kunci.KunciApplication;
import dev.kunci.console.postgres.StartRefused;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

/** Starts the Spring application by the settings of the command line, and turns its failure into one sentence. */
final class Application {
    private Application() {}

    static ConfigurableApplicationContext start(SpringSettings settings, WebApplicationType type) {
        SpringApplication application = new SpringApplication(KunciApplication.class);
        application.setWebApplicationType(type);
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("kunci-console", settings.values())));
        try {
            return application.run();
        } catch (RuntimeException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            throw new StartRefused("Kunci could not start: " + cause.getMessage(), e);
        }
    }
}
