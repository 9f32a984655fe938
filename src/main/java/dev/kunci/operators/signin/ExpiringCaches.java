package dev.kunci.operators.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Creates the caches of this instance, with an expiry and a maximum size, by the common clock. */
final class ExpiringCaches {

    private ExpiringCaches() {}

    static <K, V> Cache<K, V> of(Clock clock, Duration duration, int most) {
        return Caffeine.newBuilder()
                .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
                .executor(Runnable::run)
                .expireAfterWrite(duration)
                .maximumSize(most)
                .build();
    }
}
