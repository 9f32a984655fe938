package dev.kunci.management;

import dev.kunci.management.wire.Problems;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.registry.Level;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The two kinds of owners of apps, which the API names and treats a little differently. */
enum OwnerKind {
    DEVELOPERS(Level.DEVELOPER, "app"),
    APPGROUPS(Level.APP_GROUP, "appGroupApps");

    /** How paths name them; what Edge called companies are app groups here. */
    static final String PATTERN = "{owners:developers|appgroups|companies}";

    private final Level level;
    private final String list;

    OwnerKind(Level level, String list) {
        this.level = level;
        this.list = list;
    }

    /** @param segment one of {@link #PATTERN} */
    static OwnerKind of(String segment) {
        return segment.equals("developers") ? DEVELOPERS : APPGROUPS;
    }

    Level level() {
        return level;
    }

    /** What a list of their apps is called. */
    String list() {
        return list;
    }

    WireProblem unknown(String name, String organization) {
        return this == DEVELOPERS ? Problems.developer(name, organization) : Problems.appGroup(name, organization);
    }

    /**
     * When a key ends that is asked for with its app.
     *
     * @param keyExpiresIn milliseconds for developers, seconds for app groups, as Apigee documents it; -1 or 0 for never
     * @return null for never
     */
    @Nullable
    Instant expiry(@Nullable Long keyExpiresIn, Instant now) {
        if (keyExpiresIn == null || keyExpiresIn == 0 || keyExpiresIn == -1) {
            return null;
        }
        return this == DEVELOPERS ? Expiry.in(Duration.ofMillis(keyExpiresIn), now) : Expiry.seconds(keyExpiresIn, now);
    }
}
