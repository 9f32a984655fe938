package dev.kunci.review.inspection;

import dev.kunci.registry.path.CalledPath;
import dev.kunci.registry.path.Operation;
import dev.kunci.registry.path.PathPolicy;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call that somebody wonders about.
 *
 * @param method in capitals
 * @param proxy empty where it is not said
 * @param environment empty where it is not said
 */
public record SimulatedCall(String method, String path, String proxy, String environment) {

    private static final Pattern SERVER = Pattern.compile("^https?://[^/]*", Pattern.CASE_INSENSITIVE);

    /** @param typed for example {@code GET /weather/today}; without a method it is a GET, and a server's name is left out */
    public static SimulatedCall typed(String typed, String proxy, String environment) {
        String[] words = typed.strip().split("\\s+", 2);
        String first = words[0].toUpperCase(Locale.ROOT);
        boolean named = words.length == 2 && Operation.METHODS.contains(first);
        String path = SERVER.matcher(named ? words[1] : typed.strip()).replaceFirst("");
        return new SimulatedCall(named ? first : "GET", path, proxy.strip(), environment.strip());
    }

    /** @return empty for what is no path, or one that different servers read differently */
    Optional<CalledPath> called(PathPolicy policy) {
        return path.startsWith("/") ? CalledPath.typed(path, policy) : Optional.empty();
    }
}
