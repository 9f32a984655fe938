package dev.kunci.registry;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path that an API product opens, below the base path of its proxy, as Apigee reads it. Where each rule comes from:
 *
 * <ul>
 *   <li>{@code /} opens the base path and everything below it (Apigee, "Managing API products", resource paths)
 *   <li>{@code /**} opens everything below the base path, not the base path itself (the same page); so
 *       {@code /orders/**} opens {@code /orders/} and {@code /orders/1/2}, not {@code /orders}
 *   <li>{@code *} is one segment: {@code /*} opens what is one level down (the same page); an empty segment counts
 *       ({@code /*} opens {@code /}) and a trailing slash makes a further one ({@code /*} does not open {@code /1/}), as
 *       in the gateway code that Google publishes (apigee-remote-service-golib, product.go)
 *   <li>a wildcard is a segment of its own, and {@code **} the last one (the same page, "Using wildcards"); other
 *       patterns, which an import may bring, open nothing
 *   <li>everything else is compared letter by letter, upper and lower case included, nothing decoded (product.go)
 *   <li>the query is no part of the path (the same page: {@code /venues} opens {@code /venues?name=paramount})
 *   <li>our own: a path that climbs ({@code ..}, also encoded) is opened by no pattern, as what it leads to is somebody
 *       else's decision
 * </ul>
 */
public record ResourcePath(String pattern) {

    /** Opens everything, the base path included. */
    public static final String EVERYTHING = "/";

    private static final String ANY = "*";
    private static final String BELOW = "**";

    private static final Pattern CLIMBS = Pattern.compile(
            "(?:^|[/\\\\]|%2f|%5c)(?:\\.|%2e){1,2}(?:;[^/]*)?(?:$|[/\\\\]|%2f|%5c)", Pattern.CASE_INSENSITIVE);

    /** The first of these patterns that opens a path. */
    public static Optional<String> first(List<String> patterns, String path) {
        return patterns.stream()
                .filter(pattern -> new ResourcePath(pattern).opens(path))
                .findFirst();
    }

    /** Whether this pattern means something: it begins with a slash and its wildcards are segments of their own. */
    public boolean wellFormed() {
        String[] segments = segments(pattern);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            boolean wildcard = segments[i].equals(ANY) || segments[i].equals(BELOW) && last;
            if (segments[i].contains(ANY) && !wildcard) {
                return false;
            }
        }
        return pattern.startsWith("/");
    }

    /** @param path what follows the base path of the proxy, with or without a query; empty for the base path itself */
    public boolean opens(String path) {
        int query = path.indexOf('?');
        String asked = query < 0 ? path : path.substring(0, query);
        if (!wellFormed() || CLIMBS.matcher(asked).find()) {
            return false;
        }
        if (pattern.equals(EVERYTHING)) {
            return asked.isEmpty() || asked.startsWith("/");
        }
        return opens(segments(pattern), segments(asked));
    }

    private static boolean opens(String[] wanted, String[] asked) {
        boolean below = wanted[wanted.length - 1].equals(BELOW);
        if (below ? asked.length < wanted.length : asked.length != wanted.length) {
            return false;
        }
        String[] fixed = below ? Arrays.copyOf(wanted, wanted.length - 1) : wanted;
        for (int i = 0; i < fixed.length; i++) {
            if (!fixed[i].equals(ANY) && !fixed[i].equals(asked[i])) {
                return false;
            }
        }
        return true;
    }

    private static String[] segments(String path) {
        return path.split("/", -1);
    }
}
