package dev.kunci.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever the clocks do, a granted time ends on time or earlier. */
class LeaseValidityTest {

    private static final Duration LENGTH = Duration.ofMillis(1950);

    private final AtomicLong ticks = new AtomicLong(-5_000_000_000L);
    private final AtomicLong millis = new AtomicLong(1_790_000_000_000L);
    private final LeaseValidity validity = new LeaseValidity(ticks::get, millis::get);

    @BeforeEach
    void grant() {
        assertThat(validity.current()).isFalse();
        validity.grant(validity.begin(LENGTH));
        assertThat(validity.current()).isTrue();
    }

    private void pass(long monotonic, long wall) {
        ticks.addAndGet(monotonic * 1_000_000);
        millis.addAndGet(wall);
    }

    @Test
    void itEndsByItself() {
        pass(1949, 1949);
        assertThat(validity.current()).isTrue();
        pass(1, 0);
        assertThat(validity.current()).isFalse();
    }

    @Test
    void itCountsFromBeforeTheReadNotFromTheGrant() {
        LeaseValidity.Span span = validity.begin(LENGTH);
        pass(1950, 1950);
        validity.grant(span);
        assertThat(validity.current()).isFalse();
    }

    @Test
    void aMonotonicClockThatStoodStillIsCaughtByTheOther() {
        pass(1, 60_000);
        assertThat(validity.current()).isFalse();
    }

    @Test
    void aWallClockThatIsSetBackOrForwardDeniesUntilTheNextGrant() {
        pass(1, -1);
        assertThat(validity.current()).isFalse();
        validity.grant(validity.begin(LENGTH));
        assertThat(validity.current()).isTrue();
        pass(0, 3_600_000);
        assertThat(validity.current()).isFalse();
        validity.grant(validity.begin(LENGTH));
        assertThat(validity.current()).isTrue();
    }

    @Test
    void whoLeavesReliesOnNothing() {
        validity.end();
        assertThat(validity.current()).isFalse();
    }
}
