package dev.kunci.management.description;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * One path with one HTTP method, and the code behind it.
 *
 * @param kind the kind of owner of a shared path, counted from 0
 */
record ApiRoute(String path, String method, HandlerMethod code, int kind) {

    private static final String ROOM = "dev.kunci.management";
    private static final Pattern KINDS = Pattern.compile("\\{owners:([^}]+)}");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}:]+)(:[^}]+)?}");

    /** Older names of paths. */
    private static final Set<String> ALIASES = Set.of("companies");

    private static final List<String> METHODS = List.of("get", "put", "post", "patch", "delete");

    /** All routes of the API, in the order of their paths. */
    static List<ApiRoute> all(RequestMappingHandlerMapping mappings) {
        List<ApiRoute> all = new ArrayList<>();
        mappings.getHandlerMethods().forEach((mapping, code) -> {
            if (code.getBeanType().getPackageName().startsWith(ROOM)) {
                for (String pattern : mapping.getPatternValues()) {
                    for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                        all.addAll(expanded(pattern, method.name().toLowerCase(Locale.ROOT), code));
                    }
                }
            }
        });
        all.sort(Comparator.comparing(ApiRoute::path).thenComparing(route -> METHODS.indexOf(route.method())));
        return all;
    }

    private static List<ApiRoute> expanded(String pattern, String method, HandlerMethod code) {
        Matcher kinds = KINDS.matcher(pattern);
        if (!kinds.find()) {
            return List.of(new ApiRoute(pattern, method, code, 0));
        }
        List<ApiRoute> routes = new ArrayList<>();
        for (String kind : kinds.group(1).split("\\|", -1)) {
            if (!ALIASES.contains(kind)) {
                String path = pattern.replace(kinds.group(), kind)
                        .replace("{owner}", kind.equals("developers") ? "{developer}" : "{group}");
                routes.add(new ApiRoute(path, method, code, routes.size()));
            }
        }
        return routes;
    }

    /** The variables of the path. */
    List<String> variables() {
        return VARIABLE.matcher(path).results().map(found -> found.group(1)).toList();
    }

    /** The segments of the path, without variables. */
    List<String> words() {
        return Arrays.stream(path.split("/"))
                .skip(2)
                .filter(word -> !word.isEmpty() && !word.matches("\\{[^}]+}"))
                .map(word -> word.replaceFirst("^\\{[^}]+}:|\\.json$", ""))
                .toList();
    }

    /** Its part of the API. */
    String tag() {
        List<String> words = words();
        return words.size() > 1 && words.getFirst().equals("organizations") ? words.get(1) : words.getFirst();
    }

    /** Its resource name in Apigee's style, such as developers.apps.keys. */
    String resourceName() {
        return words().stream()
                .skip(words().size() > 1 && words().getFirst().equals("organizations") ? 1 : 0)
                .collect(Collectors.joining("."));
    }

    /** Its operation id, such as developers.apps.keys.get. */
    String id() {
        return resourceName() + "." + code.getMethod().getName();
    }

    boolean changes() {
        return !method.equals("get");
    }

    @Nullable
    Described described() {
        return code.getMethodAnnotation(Described.class);
    }

    Described said() {
        return Objects.requireNonNull(described(), () -> code + " is not described");
    }
}
