package dev.kunci.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {

    private final SteppingClock clock = new SteppingClock();
    private final RateLimiter<String> windowed = RateLimiter.windowed(3, 100, clock);

    @Test
    void aWindowBeginsWithTheFirstTimeAndEndsAsAWhole() {
        clock.forward(Duration.ofMinutes(5).plusSeconds(17));
        assertThat(windowed.secondsToWait("a")).isZero();
        clock.forward(Duration.ofSeconds(40));
        assertThat(windowed.allows("a")).isTrue();
        assertThat(windowed.allows("a")).isTrue();

        assertThat(windowed.secondsToWait("a")).isBetween(20L, 21L);
        assertThat(windowed.secondsToWait("b")).isZero();
        clock.forward(Duration.ofSeconds(19));
        assertThat(windowed.secondsToWait("a")).isBetween(1L, 2L);
        clock.forward(Duration.ofSeconds(1));
        for (int i = 0; i < 3; i++) {
            assertThat(windowed.allows("a")).isTrue();
        }
        assertThat(windowed.allows("a")).isFalse();
    }

    @Test
    void aNewWindowBeginsWithTheFirstTimeAfterTheLastOne() {
        assertThat(windowed.allows("a")).isTrue();
        clock.forward(Duration.ofSeconds(110));
        for (int i = 0; i < 3; i++) {
            assertThat(windowed.allows("a")).isTrue();
        }

        clock.forward(Duration.ofSeconds(30));
        assertThat(windowed.secondsToWait("a")).isBetween(30L, 31L);
    }

    @Test
    void whatIsForgivenCanBeDoneAgainButNoMoreOften() {
        windowed.forgive("a");
        for (int i = 0; i < 3; i++) {
            assertThat(windowed.allows("a")).isTrue();
        }
        assertThat(windowed.allows("a")).isFalse();

        windowed.forgive("a");
        assertThat(windowed.allows("a")).isTrue();
        assertThat(windowed.allows("a")).isFalse();
    }

    @Test
    void aGradualLimitAsksForAShareOfTheMinute() {
        RateLimiter<String> gradual = RateLimiter.gradual(3, 100);
        for (int i = 0; i < 3; i++) {
            assertThat(gradual.secondsToWait("a")).isZero();
        }

        assertThat(gradual.secondsToWait("a")).isBetween(1L, 21L);
        assertThat(gradual.allows("b")).isTrue();
    }
}
