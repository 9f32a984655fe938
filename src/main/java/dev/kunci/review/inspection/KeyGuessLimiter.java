package dev.kunci.review.inspection;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.kunci.operators.Actor;
import dev.kunci.shared.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Keeps one person from looking for keys by trying; each instance counts for itself. */
@Component
class KeyGuessLimiter {

    static final int A_MINUTE = 60;

    private final LoadingCache<UUID, Bucket> buckets = Caffeine.newBuilder()
            .expireAfterAccess(Duration.ofMinutes(2))
            .build(_ -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
                    .build());

    /** @throws Refusal.Conflict naming the seconds to wait, where this person has asked too often for what is not there */
    void count(Actor actor) {
        UUID person = actor.operatorId();
        if (person == null) {
            return;
        }
        ConsumptionProbe probe = buckets.get(person).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw new Refusal.Conflict(
                    "refusal.inspector.many",
                    Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
        }
    }
}
