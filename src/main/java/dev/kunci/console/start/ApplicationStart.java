package dev.kunci.console.start;

import dev.kunci.KunciApplication;
import dev.kunci.console.system.StartRefused;
import dev.kunci.shared.database.DatabaseUnavailable;
import java.net.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.core.env.MapPropertySource;

/** Starts the Spring application with the settings of the command line, and turns a failure into one sentence. */
public final class ApplicationStart {
    private static final Logger LOG = LoggerFactory.getLogger(ApplicationStart.class);

    private ApplicationStart() {}

    public static ConfigurableApplicationContext portal(SpringSettings settings) {
        return start(KunciApplication.class, WebApplicationType.SERVLET, settings);
    }

    public static ConfigurableApplicationContext gateway(SpringSettings settings) {
        return start(GatewayApplication.class, WebApplicationType.SERVLET, settings.gatewaysOnly());
    }

    public static ConfigurableApplicationContext command(SpringSettings settings) {
        return start(CommandApplication.class, WebApplicationType.NONE, settings);
    }

    /** For commands that need only plain SQL: creates only the beans that are asked for. */
    public static ConfigurableApplicationContext commandWithoutEntities(SpringSettings settings) {
        SpringApplication application = new SpringApplication(SqlCommandApplication.class);
        application.setLazyInitialization(true);
        return start(application, WebApplicationType.NONE, settings);
    }

    private static ConfigurableApplicationContext start(
            Class<?> source, WebApplicationType type, SpringSettings settings) {
        return start(new SpringApplication(source), type, settings);
    }

    private static ConfigurableApplicationContext start(
            SpringApplication application, WebApplicationType type, SpringSettings settings) {
        application.setWebApplicationType(type);
        application.addInitializers(context -> context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("kunci-console", settings.values())));
        try {
            return application.run();
        } catch (RuntimeException e) {
            Throwable cause = NestedExceptionUtils.getMostSpecificCause(e);
            if (cause instanceof ConnectException) {
                throw new StartRefused("The database went away while Kunci was starting: try again.", e);
            }
            if (DatabaseUnavailable.locked(e)) {
                throw new StartRefused(
                        "The database cannot be brought up to date while somebody holds its tables (a dump, a backup, an"
                                + " export): try again when that has ended.",
                        e);
            }
            // A bean of ours that refuses to start has said why; anything else is a defect.
            if (!(cause instanceof BeanCreationException)) {
                LOG.error("The application did not start", e);
            }
            throw new StartRefused("Kunci could not start: " + cause.getMessage(), e);
        }
    }
}
