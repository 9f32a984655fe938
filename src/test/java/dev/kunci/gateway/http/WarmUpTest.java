package dev.kunci.gateway.http;

import static dev.kunci.gateway.http.OpenPort.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.gateway.CheckRequest;
import dev.kunci.gateway.Verdict;
import dev.kunci.testing.SteppingClock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Before the gateway port opens, the whole code path has run, and nothing of that counts. */
class WarmUpTest {

    private final AtomicInteger looked = new AtomicInteger();
    private final AtomicInteger remembered = new AtomicInteger();

    /** Knows a key after the first check of it. */
    private final AccessDecider decider = new AccessDecider() {
        @Override
        public Verdict now(CheckRequest request) {
            return request.consumerKey().equals("rehearsal") && remembered.incrementAndGet() > 0
                    ? ScriptedDoor.YES
                    : null;
        }

        @Override
        public Verdict check(CheckRequest request) {
            looked.incrementAndGet();
            return ScriptedDoor.YES;
        }
    };

    @Test
    void bothWaysOfAnAnswerAreWalkedOverTheSocket() throws Exception {
        try (OpenPort port = new OpenPort()) {
            int before = port.tokenLookups.get();
            WarmUp warmUp = new WarmUp(() -> true, port.cache, decider, new SteppingClock(), null);
            warmUp.start();

            assertThat(warmUp.passed()).isPositive().isEqualTo(looked.get() + remembered.get());
            assertThat(looked).hasPositiveValue();
            assertThat(remembered).hasPositiveValue();
            assertThat(port.tokenLookups).as("the database was asked").hasValueGreaterThan(before);
            assertThat(port.door.asked).as("nobody was asked who counts").isEmpty();
            assertThat(port.send(ask("good")).status()).isEqualTo(204);
        }
    }

    @Test
    void itComesRightBeforeTheDoorOpensAndAfterWhatChangesIsFollowed() {
        try (OpenPort port = new OpenPort()) {
            WarmUp warmUp = new WarmUp(() -> true, port.cache, decider, new SteppingClock(), null);
            assertThat(warmUp.getPhase()).isPositive().isLessThan(port.server.getPhase());
        }
    }
}
