package dev.kunci.testing;

import java.util.concurrent.Executor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The beans that only tests have. */
@TestConfiguration(proxyBeanMethods = false)
@Import({Scene.class, Database.class})
class TestSetup {

    /** Takes the place of the portal's background threads, so that a test sees the result at once. */
    @Bean
    Executor backgroundExecutor() {
        return Runnable::run;
    }

    @Bean
    @Primary
    SteppingClock steppingClock() {
        return new SteppingClock();
    }
}
