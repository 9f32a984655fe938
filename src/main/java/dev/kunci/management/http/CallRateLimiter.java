package dev.kunci.management.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.kunci.operators.signin.Caller;
import dev.kunci.shared.KunciProperties;
import dev.kunci.shared.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps one caller from taking the door from all others; each instance counts for itself. */
@Component
class CallRateLimiter {

    private final LoadingCache<UUID, Bucket> buckets;

    CallRateLimiter(KunciProperties properties) {
        int calls = properties.apiCallsPerMinute();
        this.buckets = Caffeine.newBuilder()
                .expireAfterAccess(Duration.ofMinutes(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(calls).refillGreedy(calls, Duration.ofMinutes(1)))
                        .build());
    }

    /** @throws Refusal.Conflict naming the seconds to wait, where this caller has had its calls of this minute */
    void count(Caller caller) {
        ConsumptionProbe probe = buckets.get(caller.key()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Refusal.Conflict(
                    "refusal.calls.many",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
        }
    }
}
