package dev.kunci.registry.path;

import dev.kunci.shared.KunciProperties;

/** How strictly paths are read; the same for every component that decides on paths. */
public enum PathPolicy {
    /** Only paths that mean the same to every server after decoding them once. */
    STRICT,
    /**
     * Also paths with dot segments, empty segments and parameters, as nginx reads them. A server behind the gateway
     * that receives the original text, or knows parameters, may serve another path.
     */
    LENIENT;

    public static PathPolicy of(KunciProperties properties) {
        return properties.lenientPaths() ? LENIENT : STRICT;
    }
}
