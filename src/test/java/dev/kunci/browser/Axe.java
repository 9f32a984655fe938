package dev.kunci.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Asks axe-core what a page would do to people who do not see, point or read it as its makers do. */
final class Axe {

    /** What axe cannot decide by itself and a person has decided: the rule, a part of the selector, and why it is well. */
    private record Explained(String rule, String selector, String why) {}

    private static final List<Explained> EXPLAINED = List.of();

    private static final String RUN = """
            async () => {
              const found = await axe.run(document, {
                resultTypes: ['violations', 'incomplete'],
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
              });
              return ['violations', 'incomplete'].flatMap(kind => found[kind].flatMap(rule => rule.nodes.map(node => ({
                kind, rule: rule.id, selector: node.target.flat().join(' '),
                why: node.any.concat(node.all, node.none).map(check => check.message).join('; ')
              }))));
            }""";

    private static final String SOURCE = source();

    private Axe() {}

    /** @return one line for each violation, and for each doubt that nobody has explained */
    @SuppressWarnings("unchecked")
    static List<String> findings(Page page) {
        page.evaluate("source => window.axe || (0, eval)(source)", SOURCE);
        return ((List<Map<String, String>>) page.evaluate(RUN))
                .stream()
                        .filter(found -> !explained(found))
                        .map(found -> String.join(
                                " | ", found.get("kind"), found.get("rule"), found.get("selector"), found.get("why")))
                        .toList();
    }

    private static boolean explained(Map<String, String> found) {
        return found.get("kind").equals("incomplete")
                && EXPLAINED.stream()
                        .anyMatch(known -> known.rule().equals(found.get("rule"))
                                && found.get("selector").contains(known.selector()));
    }

    private static String source() {
        try (InputStream axe = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
