package dev.kunci.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.registry.path.PathPolicy;
import dev.kunci.shared.KunciProperties;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** How strict Kunci is with paths is set at its start, and printed at each start. */
class PathPolicyTest {

    @Test
    void itIsStrictUnlessTheEnvironmentSaysOtherwise() {
        assertThat(started(Map.of("KUNCI_DATA", "x"))).isEqualTo(PathPolicy.STRICT);
        assertThat(started(Map.of("KUNCI_LENIENTPATHS", "false"))).isEqualTo(PathPolicy.STRICT);
        assertThat(started(Map.of("KUNCI_LENIENTPATHS", "true"))).isEqualTo(PathPolicy.LENIENT);
    }

    @Test
    void whoeverIsLenientIsWarned() {
        assertThat(RunCommand.warning(PathPolicy.STRICT)).isEmpty();
        assertThat(RunCommand.warning(PathPolicy.LENIENT))
                .hasValueSatisfying(line -> assertThat(line).startsWith("Warning: KUNCI_LENIENTPATHS"));
    }

    private static PathPolicy started(Map<String, Object> variables) {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace("systemEnvironment", new SystemEnvironmentPropertySource("systemEnvironment", variables));
        ConfigurationPropertySources.attach(environment);
        return PathPolicy.of(Binder.get(environment).bindOrCreate("kunci", KunciProperties.class));
    }
}
