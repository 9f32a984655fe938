package dev.kunci.feed;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Reports this instance as unhealthy while it cannot follow changes and so allows no call; load balancers then ask
 * others.
 */
@Component
class FeedHealthIndicator implements HealthIndicator {

    private final Follower follower;
    private final Freshness freshness;

    FeedHealthIndicator(Follower follower, Freshness freshness) {
        this.follower = follower;
        this.freshness = freshness;
    }

    @Override
    public Health health() {
        boolean well = !follower.isAutoStartup() || freshness.current();
        return (well ? Health.up() : Health.down()).build();
    }
}
