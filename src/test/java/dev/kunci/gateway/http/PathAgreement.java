package dev.kunci.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.registry.path.CalledPath;
import dev.kunci.registry.path.PathPolicy;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What an upstream behind a gateway serves is what was decided on. Each adapter for a gateway must pass it, with a key
 * that opens only what is below /open/.
 */
final class PathAgreement {

    private static final String OPEN = "/open/";
    private static final long SEED = 20_261_130;

    private final PathGateway gateway;
    private final String headers;

    /** @param headers with the key, each with its line end */
    PathAgreement(PathGateway gateway, String headers) {
        this.gateway = gateway;
        this.headers = headers;
    }

    /** No target passes whose served path differs from the decided one, or is not open; and some do pass. */
    void nothingElseIsServed(String upstream, int targets) throws Exception {
        OddTargets made = new OddTargets(SEED);
        List<String> wrong = new ArrayList<>();
        int passed = 0;
        try (RawCalls calls = new RawCalls(gateway.port(upstream), headers)) {
            for (int i = 0; i < targets; i++) {
                String target = made.odd();
                RawCalls.Answered answer = calls.get(target);
                if (answer.status() == 200) {
                    passed++;
                    String served = URLDecoder.decode(answer.body(), StandardCharsets.UTF_8);
                    String decided = CalledPath.of(OddTargets.path(target), PathPolicy.STRICT)
                            .map(CalledPath::text)
                            .orElse("nothing");
                    if (!served.equals(decided) || !served.startsWith(OPEN)) {
                        wrong.add(target + " is decided on as " + decided + " and served as " + served);
                    }
                }
            }
        }
        assertThat(wrong).as(upstream).isEmpty();
        assertThat(passed).as("of %d odd ones at %s", targets, upstream).isBetween(targets / 50, targets / 2);
    }

    /** Ordinary targets pass and are served as they read. */
    void harmlessOnesPass(String upstream, int targets) throws Exception {
        OddTargets made = new OddTargets(SEED);
        List<String> wrong = new ArrayList<>();
        try (RawCalls calls = new RawCalls(gateway.port(upstream), headers)) {
            for (int i = 0; i < targets; i++) {
                OddTargets.Harmless one = made.harmless();
                RawCalls.Answered answer = calls.get(one.target());
                String served = URLDecoder.decode(answer.body(), StandardCharsets.UTF_8);
                if (answer.status() != 200 || !served.equals(one.path())) {
                    wrong.add(one.target() + " is " + answer.status() + " and served as " + served);
                }
            }
        }
        assertThat(wrong).as(upstream).isEmpty();
    }
}
