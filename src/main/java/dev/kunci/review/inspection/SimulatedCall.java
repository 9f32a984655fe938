package dev.kunci.review.inspection;

import dev.kunci.registry.path.CalledPath;
import dev.kunci.registry.path.Operation;
import dev.kunci.registry.path.PathPolicy;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call to simulate.
 *
 * @param method in capitals
 * @param proxy empty if not given
 * @param environment empty if not given
 */
public record SimulatedCall(String method, String path, String proxy, String environment) {

    private static final Pattern SERVER = Pattern.compile("^https?://[^/]*", Pattern.CASE_INSENSITIVE);

    /** @param typed for example {@code GET /weather/today}; GET if there is no method, and a host name is ignored */
    public static SimulatedCall typed(String typed, String proxy, String environment) {
        String[] words = typed.strip().split("\\s+", 2);
        String first = words[0].toUpperCase(Locale.ROOT);
        boolean named = words.length == 2 && Operation.METHODS.contains(first);
        String path = SERVER.matcher(named ? words[1] : typed.strip()).replaceFirst("");
        return new SimulatedCall(named ? first : "GET", path, proxy.strip(), environment.strip());
    }

    /** @return empty if it is not a path, or servers read it in different ways */
    Optional<CalledPath> called(PathPolicy policy) {
        return path.startsWith("/") ? CalledPath.typed(path, policy) : Optional.empty();
    }
}
