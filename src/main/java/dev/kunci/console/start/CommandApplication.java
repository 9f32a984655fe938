package dev.kunci.console.start;

import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.SpringSecurityAutoConfiguration;
import com.vaadin.flow.spring.VaadinScopesConfig;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The floors below the doors, for commands: no views, no controllers, no ports. */
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
                        pattern = "dev\\.kunci\\.(KunciApplication|(portal|management|gateway)\\..*)"))
final class CommandApplication {
    static final String ROOT = "dev.kunci";
}
