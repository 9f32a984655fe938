package dev.kunci.operators.signin;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What this instance remembers for a while, by the clock of everything else and never more than there is room for. */
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
