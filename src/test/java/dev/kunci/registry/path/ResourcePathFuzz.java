package dev.kunci.registry.path;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.util.Arrays;
import java.util.List;

/** Any pattern of an API product and any path: both readings of the same rules, the quick one and a plain one, agree. */
public final class ResourcePathFuzz {

    private ResourcePathFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        String pattern = "/" + data.consumeString(30);
        CalledPath.of("/" + data.consumeRemainingAsString(), PathPolicy.STRICT)
                .ifPresent(path -> judge(new ResourcePath(pattern), path));
    }

    private static void judge(ResourcePath pattern, CalledPath path) {
        boolean expected = pattern.wellFormed()
                && (pattern.pattern().equals("/") || opens(segments(pattern.pattern()), segments(path.text())));
        if (pattern.opens(path) != expected) {
            throw new IllegalStateException(pattern + " and " + path + ": " + !expected);
        }
    }

    private static List<String> segments(String path) {
        return Arrays.asList(path.split("/", -1));
    }

    private static boolean opens(List<String> wanted, List<String> asked) {
        if (wanted.isEmpty() || asked.isEmpty()) {
            return wanted.isEmpty() && asked.isEmpty();
        }
        String first = wanted.getFirst();
        if (first.equals("**") && wanted.size() == 1) {
            return true;
        }
        boolean same = first.equals("*")
                || first.equals(asked.getFirst())
                || first.contains("%") && asked.getFirst().equals(CalledPath.unescaped(first));
        return same && opens(wanted.subList(1, wanted.size()), asked.subList(1, asked.size()));
    }
}
