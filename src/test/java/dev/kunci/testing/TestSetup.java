package dev.kunci.testing;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The beans that only tests have. */
@TestConfiguration(proxyBeanMethods = false)
@Import({Scene.class, Database.class, Line.class})
class TestSetup {

    @Bean
    Turns backgroundExecutor() {
        return new Turns();
    }

    @Bean
    @Primary
    SteppingClock steppingClock() {
        return new SteppingClock();
    }
}
