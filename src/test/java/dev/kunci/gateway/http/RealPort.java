package dev.kunci.gateway.http;

import dev.kunci.shared.KunciProperties;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.ClassPathBeanDefinitionScanner;
import org.springframework.core.env.MapPropertySource;

/** The gateway port of a second instance, with the real checker, which follows the changes of the first one. */
final class RealPort implements AutoCloseable {

    private static final String FEED = "dev.kunci.feed";
    private static final Set<String> FOLLOWER =
            Set.of(FEED + ".Follower", FEED + ".Validity", FEED + ".DirectConnector");

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    RealPort(ConfigurableApplicationContext application) {
        context.setParent(application);
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("port", Map.of("kunci.gateway-port", 0)));
        context.register(Settings.class);
        context.scan("dev.kunci.gateway");
        ClassPathBeanDefinitionScanner follower = new ClassPathBeanDefinitionScanner(context);
        follower.addExcludeFilter(
                (type, _) -> !FOLLOWER.contains(type.getClassMetadata().getClassName()));
        follower.scan(FEED);
        context.refresh();
    }

    int number() {
        return context.getBean(GatewayServer.class).port();
    }

    @Override
    public void close() {
        context.close();
    }

    @EnableConfigurationProperties(KunciProperties.class)
    static class Settings {}
}
