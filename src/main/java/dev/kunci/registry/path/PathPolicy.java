package dev.kunci.registry.path;

import dev.kunci.shared.KunciProperties;

/** How much of a path may be left to how a server reads it; all who decide on paths have the same. */
public enum PathPolicy {
    /** Only paths that are decoded once and then are what they say. */
    STRICT,
    /**
     * Also paths with dot segments, empty segments and parameters, decided on as nginx reads them. A server behind the
     * gateway that gets the client's text, or knows parameters, may serve another.
     */
    LENIENT;

    public static PathPolicy of(KunciProperties properties) {
        return properties.lenientPaths() ? LENIENT : STRICT;
    }
}
