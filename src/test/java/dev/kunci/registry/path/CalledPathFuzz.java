package dev.kunci.registry.path;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Any path of a call: one that is decided on has one form, which read again is the same. */
public final class CalledPathFuzz {

    private static final List<String> PATTERNS = List.of("/", "/**", "/*", "/orders/**", "/orders/*/lines", "/a%20b");

    private CalledPathFuzz() {}

    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        boolean typed = data.consumeBoolean();
        PathPolicy policy = data.pickValue(PathPolicy.values());
        String uri = data.consumeRemainingAsString();
        (typed ? CalledPath.typed(uri, policy) : CalledPath.of(uri, policy)).ifPresent(path -> judge(path, policy));
    }

    private static void judge(CalledPath path, PathPolicy policy) {
        String text = path.text();
        if (!text.isEmpty() && !text.startsWith("/")) {
            throw new IllegalStateException("no path: " + text);
        }
        List<String> segments =
                text.isEmpty() ? List.of() : Arrays.asList(text.substring(1).split("/", -1));
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean last = i == segments.size() - 1;
            if (segment.equals(".") || segment.equals("..") || segment.isEmpty() && !last) {
                throw new IllegalStateException("not walked: " + text);
            }
        }
        String sent = segments.stream()
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/", text.isEmpty() ? "" : "/", ""));
        if (!text.contains("%") && !CalledPath.of(sent, policy).equals(Optional.of(path))) {
            throw new IllegalStateException("read again it is another: " + text);
        }
        ResourcePath.first(PATTERNS, path);
    }
}
