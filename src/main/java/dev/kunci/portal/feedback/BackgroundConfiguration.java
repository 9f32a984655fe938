package dev.kunci.portal.feedback;

import java.util.concurrent.Executor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.VirtualThreadTaskExecutor;

/** One virtual thread per background task; they mostly wait. */
@Configuration
class BackgroundConfiguration {

    @Bean(defaultCandidate = false)
    Executor backgroundExecutor() {
        return new VirtualThreadTaskExecutor("portal-");
    }
}
