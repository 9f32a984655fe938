package dev.kunci.registry.path;

import java.util.List;
import java.util.Optional;

/**
 * A path that an API product opens, below the base path of its proxy, as Apigee reads it. The rules and their sources:
 * <ul>
 * <li>{@code /} opens the base path and everything below it (Apigee, "Managing API products", resource paths)
 * <li>{@code /**} opens everything below the base path, but not the base path itself (same page); so {@code /orders/**}
 * opens {@code /orders/} and {@code /orders/1/2}, but not {@code /orders}
 * <li>{@code *} is one segment: {@code /*} opens one level (same page); an empty segment counts ({@code /*} opens
 * {@code /}) and a trailing slash adds one ({@code /*} does not open {@code /1/}), as in Google's gateway code
 * (apigee-remote-service-golib, product.go)
 * <li>a wildcard is a segment of its own, and {@code **} the last one (same page, "Using wildcards"); other patterns,
 * which an import may bring, open nothing
 * <li>everything else is compared character by character, including case (product.go)
 * <li>the query is not part of the path (same page: {@code /venues} opens {@code /venues?name=paramount})
 * <li>our own: the compared path is a {@link CalledPath}, so that {@code /a b} and {@code /a%20b} are the same pattern,
 * and a path that servers read in different ways is opened by no pattern
 * </ul>
 */
public record ResourcePath(String pattern) {

    /** Opens everything, including the base path. */
    public static final String EVERYTHING = "/";

    private static final String ANY = "*";
    private static final String BELOW = "**";

    /** The first of these patterns that opens a path. */
    public static Optional<String> first(List<String> patterns, CalledPath path) {
        for (String pattern : patterns) {
            if (new ResourcePath(pattern).opens(path)) {
                return Optional.of(pattern);
            }
        }
        return Optional.empty();
    }

    /** Whether this pattern is valid: it begins with a slash, and its wildcards are segments of their own. */
    public boolean wellFormed() {
        if (pattern.indexOf('*') < 0) {
            return pattern.startsWith("/");
        }
        String[] segments = pattern.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            boolean last = i == segments.length - 1;
            boolean wildcard = segments[i].equals(ANY) || segments[i].equals(BELOW) && last;
            if (segments[i].contains(ANY) && !wildcard) {
                return false;
            }
        }
        return pattern.startsWith("/");
    }

    /** @param path what follows the base path of the proxy; empty for the base path itself */
    public boolean opens(CalledPath path) {
        return wellFormed() && (pattern.equals(EVERYTHING) || opens(path.text()));
    }

    private boolean opens(String asked) {
        int from = 0;
        int at = 0;
        while (true) {
            int end = end(pattern, from);
            int askedEnd = end(asked, at);
            boolean last = end == pattern.length();
            if (last && pattern.startsWith(BELOW, from) && end - from == BELOW.length()) {
                return true;
            }
            if (!opens(from, end, asked, at, askedEnd)) {
                return false;
            }
            boolean askedLast = askedEnd == asked.length();
            if (last || askedLast) {
                return last && askedLast;
            }
            from = end + 1;
            at = askedEnd + 1;
        }
    }

    private boolean opens(int from, int end, String asked, int at, int askedEnd) {
        int length = end - from;
        if (length == ANY.length() && pattern.startsWith(ANY, from)) {
            return true;
        }
        if (length == askedEnd - at && pattern.regionMatches(from, asked, at, length)) {
            return true;
        }
        String wanted = pattern.substring(from, end);
        return wanted.indexOf('%') >= 0 && asked.substring(at, askedEnd).equals(CalledPath.unescaped(wanted));
    }

    private static int end(String path, int from) {
        int slash = path.indexOf('/', from);
        return slash < 0 ? path.length() : slash;
    }
}
