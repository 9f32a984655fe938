package dev.kunci.shared;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * Lets each caller do something a limited number of times a minute. Every instance counts for itself; a limit that has to
 * hold across instances is kept in the database instead.
 *
 * @param <K> by what callers are told apart
 */
public final class RateLimiter<K> {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final LoadingCache<K, Bucket> buckets;

    private RateLimiter(LoadingCache<K, Bucket> buckets) {
        this.buckets = buckets;
    }

    /**
     * A limit that is given back evenly: whoever has used it up waits for a share of the minute.
     *
     * @param most how often at once, and how often a minute in the long run
     * @param callers of how many callers it is remembered, the most recent ones
     */
    public static <K> RateLimiter<K> gradual(int most, int callers) {
        return new RateLimiter<>(Caffeine.newBuilder()
                .maximumSize(callers)
                .expireAfterAccess(MINUTE.multipliedBy(2))
                .build(_ -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(most).refillGreedy(most, MINUTE))
                        .build()));
    }

    /**
     * A limit that is given back as a whole: whoever has used it up waits for the end of the minute that began with their
     * first time.
     *
     * @param most how often in this minute
     * @param callers of how many callers it is remembered
     */
    public static <K> RateLimiter<K> windowed(int most, int callers, Clock clock) {
        TimeMeter time = new ClockMeter(clock);
        return new RateLimiter<>(Caffeine.newBuilder()
                .ticker(time::currentTimeNanos)
                .executor(Runnable::run)
                .maximumSize(callers)
                .expireAfterWrite(MINUTE)
                .build(_ -> Bucket.builder()
                        .withCustomTimePrecision(time)
                        .addLimit(limit -> limit.capacity(most).refillIntervally(most, MINUTE))
                        .build()));
    }

    /** The time of a clock for a bucket, so that tests can move it. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /** Counts one time, unless the limit has been reached. */
    public boolean allows(K caller) {
        return buckets.get(caller).tryConsume(1);
    }

    /**
     * Counts one time, unless the limit has been reached.
     *
     * @return 0 within the limit, otherwise the seconds after which to try again
     */
    public long secondsToWait(K caller) {
        ConsumptionProbe probe = buckets.get(caller).tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
    }

    /** Takes back one time that was counted. */
    public void forgive(K caller) {
        Bucket bucket = buckets.getIfPresent(caller);
        if (bucket != null) {
            bucket.addTokens(1);
        }
    }
}
