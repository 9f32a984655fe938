package dev.kunci.gateway.http;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * Counts questions about what nobody has. They are counted when they have been answered, so that whoever guesses keys
 * holds up no key that exists.
 *
 * @param <K> by what they are counted
 */
final class FailedLookupLimiter<K> {

    private static final int MOST_COUNTED = 50_000;

    private final LoadingCache<K, Bucket> buckets;

    FailedLookupLimiter(int aMinute) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_COUNTED)
                .expireAfterAccess(Duration.ofMinutes(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(aMinute).refillGreedy(aMinute, Duration.ofMinutes(1)))
                        .build());
    }

    /** @return whether this is still one of those that are told so */
    boolean missed(K whose) {
        return buckets.get(whose).tryConsume(1);
    }
}
