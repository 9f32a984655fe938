package dev.kunci.operators.signin;

import com.github.benmanes.caffeine.cache.Cache;
import java.time.Clock;
import java.time.Duration;

/** Tells what is worth a record: each thing at most once a minute, and never more things a minute than a few. */
public final class AuditThrottle {

    public static final int MOST = 1_000;

    private final Cache<Object, Boolean> lately;

    public AuditThrottle(Clock clock) {
        lately = ExpiringCaches.of(clock, Duration.ofMinutes(1), 2 * MOST);
    }

    public boolean first(Object thing) {
        if (lately.estimatedSize() >= MOST) {
            lately.cleanUp();
        }
        return lately.estimatedSize() < MOST && lately.asMap().putIfAbsent(thing, true) == null;
    }
}
