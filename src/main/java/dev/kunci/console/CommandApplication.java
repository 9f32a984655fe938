package dev.kunci.console;

import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;

/** The floors below the doors, for commands: no view, no controller, nothing that listens. */
@EnableAutoConfiguration
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
