package dev.kunci.management.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.management.wire.WireProblem;
import dev.kunci.shared.Refusal;
import org.junit.jupiter.api.Test;

/** Refusals that say when to come again are answered so that programs do. */
class ProblemsTest {

    @Test
    void aFullQueueIsAnswered503WithTheSecondsToWait() {
        WireProblem problem = Problems.of(new Refusal.Conflict("refusal.sign-in.busy", 2));

        assertThat(problem.status(Dialect.X)).isEqualTo(503);
        assertThat(problem.status(Dialect.EDGE)).isEqualTo(503);
        assertThat(problem.retryAfter()).isEqualTo(2);
    }
}
