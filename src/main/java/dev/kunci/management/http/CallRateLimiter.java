package dev.kunci.management.http;

import dev.kunci.operators.signin.Caller;
import dev.kunci.shared.KunciProperties;
import dev.kunci.shared.RateLimiter;
import dev.kunci.shared.Refusal;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps one caller from using up the API. */
@Component
class CallRateLimiter {

    private static final int CALLERS = 50_000;

    private final RateLimiter<UUID> calls;

    CallRateLimiter(KunciProperties properties) {
        this.calls = RateLimiter.gradual(properties.apiCallsPerMinute(), CALLERS);
    }

    /** @throws Refusal.Conflict naming the seconds to wait, if this caller has used up its calls of this minute */
    void count(Caller caller) {
        long wait = calls.secondsToWait(caller.key());
        if (wait > 0) {
            throw new Refusal.Conflict("refusal.calls.many", wait);
        }
    }
}
