package dev.kunci.review.inspection;

import dev.kunci.operators.Actor;
import dev.kunci.shared.RateLimiter;
import dev.kunci.shared.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps a person from finding keys by guessing. */
@Component
class KeyGuessLimiter {

    static final int A_MINUTE = 60;
    private static final int PEOPLE = 50_000;

    private final RateLimiter<UUID> guesses = RateLimiter.gradual(A_MINUTE, PEOPLE);

    /** @throws Refusal.Conflict naming the seconds to wait, after too many searches without a result */
    void count(Actor actor) {
        long wait = actor.operatorId() == null ? 0 : guesses.secondsToWait(actor.operatorId());
        if (wait > 0) {
            throw new Refusal.Conflict("refusal.inspector.many", wait);
        }
    }
}
