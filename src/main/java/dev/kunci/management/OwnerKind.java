package dev.kunci.management;

import dev.kunci.management.wire.Problems;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.registry.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of owners of apps, which the API names and treats a little differently. */
enum OwnerKind {
    DEVELOPERS(Level.DEVELOPER, "app"),
    APPGROUPS(Level.APP_GROUP, "appGroupApps"),

    /** What Edge called companies are app groups here, with the lists and the units of time that Edge gave them. */
    COMPANIES(Level.APP_GROUP, "app");

    /** How paths name them. */
    static final String PATTERN = "{owners:developers|appgroups|companies}";

    private final Level level;
    private final String list;

    OwnerKind(Level level, String list) {
        this.level = level;
        this.list = list;
    }

    /** @param segment one of {@link #PATTERN} */
    static OwnerKind of(String segment) {
        return valueOf(segment.toUpperCase(Locale.ROOT));
    }

    Level level() {
        return level;
    }

    /** What a list of their apps is called. */
    String list() {
        return list;
    }

    /** Whether lists of their apps have whole apps where nobody asks for that. */
    boolean listsWhole() {
        return this == APPGROUPS;
    }

    WireProblem unknown(String name, String organization) {
        return this == DEVELOPERS ? Problems.developer(name, organization) : Problems.appGroup(name, organization);
    }

    /**
     * When a key ends that is asked for with its app.
     *
     * @param keyExpiresIn seconds for app groups, else milliseconds, as Apigee documents it; -1 or 0 for never
     * @return null for never
     */
    @Nullable
    Instant expiry(@Nullable Long keyExpiresIn, Instant now) {
        if (keyExpiresIn == null || keyExpiresIn == 0 || keyExpiresIn == -1) {
            return null;
        }
        return this == APPGROUPS ? Expiry.seconds(keyExpiresIn, now) : Expiry.in(Duration.ofMillis(keyExpiresIn), now);
    }

    /** How long a key is to last, in the units of {@link #expiry}; null for ever. */
    @Nullable
    Duration lasting(@Nullable Long keyExpiresIn) {
        if (keyExpiresIn == null || keyExpiresIn == 0 || keyExpiresIn == -1) {
            return null;
        }
        return this == APPGROUPS ? Duration.ofSeconds(keyExpiresIn) : Duration.ofMillis(keyExpiresIn);
    }
}
