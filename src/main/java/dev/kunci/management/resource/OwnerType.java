package dev.kunci.management.resource;

import dev.kunci.management.dialect.Problems;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.registry.value.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The kinds of owners, for which the API has different paths and defaults. */
public enum OwnerType {
    DEVELOPERS(Level.DEVELOPER, "app"),
    APPGROUPS(Level.APP_GROUP, "appGroupApps"),

    /** Edge's companies are app groups here, with Edge's names of lists and units of time. */
    COMPANIES(Level.APP_GROUP, "app");

    /** Their names in paths. */
    public static final String PATTERN = "{owners:developers|appgroups|companies}";

    private final Level level;
    private final String list;

    OwnerType(Level level, String list) {
        this.level = level;
        this.list = list;
    }

    /** @param segment one of {@link #PATTERN} */
    public static OwnerType of(String segment) {
        return valueOf(segment.toUpperCase(Locale.ROOT));
    }

    public Level level() {
        return level;
    }

    /** The name of a list of their apps. */
    public String list() {
        return list;
    }

    /** Whether lists of their apps contain whole apps by default. */
    public boolean listsWhole() {
        return this == APPGROUPS;
    }

    WireProblem unknown(String name, String organization) {
        return this == DEVELOPERS ? Problems.developer(name, organization) : Problems.appGroup(name, organization);
    }

    /**
     * The expiry of a key that is requested with its app.
     *
     * @param keyExpiresIn seconds for app groups, else milliseconds, as Apigee documents it; -1 or 0 for never
     * @return null for never
     */
    @Nullable
    public Instant expiry(@Nullable Long keyExpiresIn, Instant now) {
        if (keyExpiresIn == null || keyExpiresIn == 0 || keyExpiresIn == -1) {
            return null;
        }
        return this == APPGROUPS
                ? RelativeExpiry.seconds(keyExpiresIn, now)
                : RelativeExpiry.in(Duration.ofMillis(keyExpiresIn), now);
    }

    /** The lifetime of a key, in the units of {@link #expiry}; null for unlimited. */
    @Nullable
    public Duration lasting(@Nullable Long keyExpiresIn) {
        if (keyExpiresIn == null || keyExpiresIn == 0 || keyExpiresIn == -1) {
            return null;
        }
        return this == APPGROUPS ? Duration.ofSeconds(keyExpiresIn) : Duration.ofMillis(keyExpiresIn);
    }
}
