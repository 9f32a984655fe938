package dev.kunci.gateway.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Generates request targets, the same ones for the same seed. */
final class OddTargets {

    private static final List<String> PLAIN =
            List.of("orders", "1", "v1.2", "a-b_c~d", "...", ".well-known", "a..b", "A", "x=1,2", "a:b@c", "!$&'()*+");
    private static final List<String> NAMES =
            List.of("a b", "café", "50%", "why?", "#1", "kunci-🔑", "{id}", "<\">|^`");
    private static final List<String> ODD = List.of(
            "",
            "",
            ".",
            "..",
            "..",
            "..;",
            ".;x",
            ";x=1",
            "1;v=2",
            "%2e",
            "%2e%2e",
            "%2E.",
            ".%2e",
            "..%3b",
            "%3bx",
            "%2f",
            "..%2f",
            "%2F..",
            "%5c",
            "..%5c",
            "\\",
            "..\\",
            "%252e%252e",
            "%252f",
            "%25252e",
            "%253b",
            "%255c",
            "%00",
            "%0a",
            "%0d%0a",
            "%7f",
            "%09",
            "%c0%ae",
            "%c0%af",
            "%e0%80%ae",
            "%ff",
            "%u002e",
            "%%",
            "%2",
            "%zz",
            "shut",
            "open",
            "%73hut",
            "%6fpen",
            "#",
            "#x",
            "a#/../shut",
            "*",
            "|",
            "^",
            "{x}",
            "\"",
            "<x>",
            "`",
            "[1]",
            "%e2%80%a5",
            "%ef%bc%8f",
            "%ef%bc%8e%ef%bc%8e",
            "a%20b",
            "a+b",
            "%2b",
            "%3f",
            "%3f/../",
            "%23",
            "%26",
            "~",
            "%7E");
    private static final List<String> BEFORE =
            List.of("/", "/", "/", "/", "/", "//", "/./", "/../", "/%2e/", "/;/", "\\", "%2f");
    private static final List<String> AFTER = List.of(
            "", "", "", "", "/", "/", "//", "?", "?x=1", "?/../shut", "?a=%2e%2e;b", "#x", ";", ".", "/.", "/..");
    private static final List<String> BEGINNINGS = List.of(
            "/open",
            "/open",
            "/open",
            "/open",
            "/open",
            "/open",
            "/%6fpen",
            "//open",
            "/./open",
            "/shut/../open",
            "/open;x",
            "http://api/open",
            "HTTP://other/open",
            "//other/open",
            "/shut",
            "");

    private final Random random;

    OddTargets(long seed) {
        random = new Random(seed);
    }

    /**
     * A target that any client may send, and its meaning.
     *
     * @param target percent-encoded, more than necessary
     */
    record Harmless(String target, String path) {}

    Harmless harmless() {
        StringBuilder path = new StringBuilder("/open");
        StringBuilder target = new StringBuilder("/open");
        int segments = random.nextInt(1, 5);
        for (int i = 0; i < segments; i++) {
            boolean plain = random.nextInt(3) > 0;
            String name = plain ? any(PLAIN) : any(NAMES);
            path.append('/').append(name);
            target.append('/').append(plain && random.nextBoolean() ? name : encoded(name));
        }
        if (random.nextInt(5) == 0) {
            path.append('/');
            target.append('/');
        }
        return new Harmless(target + any(List.of("", "", "?x=1", "?q=a/../b;c")), path.toString());
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** A target that servers read in different ways. */
    String odd() {
        StringBuilder target = new StringBuilder(any(BEGINNINGS));
        List<String> names = new ArrayList<>(PLAIN);
        names.addAll(ODD);
        names.addAll(ODD);
        int segments = random.nextInt(0, 5);
        for (int i = 0; i < segments; i++) {
            target.append(any(BEFORE));
            String segment = any(names);
            target.append(random.nextInt(4) == 0 ? segment + any(ODD) : segment);
        }
        target.append(any(AFTER));
        return target.isEmpty() ? "/" : target.toString();
    }

    /** The path of a target, which may begin with a host. */
    static String path(String target) {
        return target.replaceFirst("^(?i:http)://[^/?#]*", "");
    }

    private String any(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
