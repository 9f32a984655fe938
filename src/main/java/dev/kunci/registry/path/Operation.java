package dev.kunci.registry.path;

import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Quota;
import java.util.List;

/**
 * One operation: methods on a path of a proxy, with a quota of its own.
 *
 * @param methods empty means all
 * @param attributes stored as they came, not edited here
 */
public record Operation(String proxy, String path, List<String> methods, Quota quota, List<Attribute> attributes) {

    /** The methods of HTTP, in the usual order. */
    public static final List<String> METHODS =
            List.of("GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "CONNECT", "TRACE");

    /** What Apigee writes if no method was selected. */
    private static final String ALL = "ALL";

    public Operation {
        methods = methods.contains(ALL) ? List.of() : List.copyOf(methods);
        attributes = List.copyOf(attributes);
    }

    public static Operation of(String proxy, String path, String... methods) {
        return new Operation(proxy, path, List.of(methods), Quota.NONE, List.of());
    }

    /** @param asked the proxy that is called, with this method (in capitals) and path */
    public boolean opens(String asked, String method, CalledPath askedPath) {
        return proxy.equals(asked) && opens(method, askedPath);
    }

    /** The same for any proxy. */
    public boolean opens(String method, CalledPath askedPath) {
        return (methods.isEmpty() || methods.contains(method)) && new ResourcePath(path).opens(askedPath);
    }

    public boolean overlaps(Operation other) {
        return proxy.equals(other.proxy)
                && path.equals(other.path)
                && (methods.isEmpty()
                        || other.methods.isEmpty()
                        || methods.stream().anyMatch(other.methods::contains));
    }

    /** In one line for the audit log: {@code orders GET,POST /v1/** (100 / 1 minute)}. */
    public String line() {
        String limit = quota.line();
        return proxy + " " + (methods.isEmpty() ? ALL : String.join(",", methods)) + " " + path
                + (limit.isEmpty() ? "" : " (" + limit + ")");
    }
}
