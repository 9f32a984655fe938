package dev.kunci.browser;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Checks with axe-core how accessible a page is. */
final class Axe {

    private static final List<String> ALL =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
    private static final List<String> COLORS = List.of("color-contrast", "link-in-text-block");

    /** What axe reports and a person has decided: the rule, a part of the selector, and why it stays. */
    private record Explained(String kind, String rule, String selector, String why) {}

    private static final List<Explained> EXPLAINED = List.of(
            new Explained(
                    "violations",
                    "aria-required-children",
                    "tr[part=\"weekdays\"]",
                    "Vaadin hides the line of weekdays, as every day says its own"),
            new Explained("violations", "aria-required-children", "-menu", "Vaadin keeps an open menu inside its bar"),
            new Explained(
                    "violations",
                    "aria-allowed-attr",
                    "vaadin-menu-bar-item",
                    "Vaadin says which item is not selected"),
            new Explained(
                    "incomplete",
                    "aria-allowed-attr",
                    "vaadin-menu-bar-item",
                    "Vaadin says which item is not selected"),
            new Explained(
                    "incomplete",
                    "aria-allowed-attr",
                    "#value-vaadin-select",
                    "Vaadin says that the value is selected"),
            new Explained(
                    "incomplete",
                    "aria-required-children",
                    "vaadin-grid #footer",
                    "a grid without footers has no rows there"),
            new Explained(
                    "incomplete",
                    "target-size",
                    "vaadin-grid #vaadin-grid-cell",
                    "cells are stops of the arrow keys, no targets"),
            new Explained(
                    "incomplete",
                    "aria-hidden-focus",
                    "",
                    "what lies behind an open overlay cannot be reached while it is open"),
            new Explained(
                    "violations",
                    "aria-allowed-role",
                    "vaadin-confirm-dialog #overlay footer",
                    "Vaadin calls the buttons of a question a toolbar"),
            new Explained(
                    "incomplete",
                    "aria-valid-attr-value",
                    "vaadin-date-picker",
                    "a calendar is there while it is open"),
            new Explained(
                    "incomplete",
                    "aria-valid-attr-value",
                    "#status-",
                    "a drop-down is named by its button while it is open"));

    private static final String RUN = """
            async only => {
              const found = await axe.run(document,
                {resultTypes: ['violations', 'incomplete'], runOnly: only, preload: false, elementRef: true,
                  rules: only.length > 2 ? {'label-content-name-mismatch': {enabled: true}} : {}});
              const canvas = new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
              const up = e => e.assignedSlot ?? e.parentElement ?? e.getRootNode().host;
              const above = (e, other) => { for (; e; e = up(e)) if (e === other) return true; return false; };
              const top = (x, y) => {
                let e = document.elementFromPoint(x, y);
                for (let next; (next = e?.shadowRoot?.elementFromPoint(x, y)) && next !== e;) e = next;
                return e;
              };
              const text = e => {
                const words = [...e.childNodes].find(node => node.nodeType === 3 && node.data.trim());
                if (!words) return null;
                const range = document.createRange();
                range.selectNodeContents(words);
                const box = range.getClientRects()[0];
                const seen = box && top(box.x + box.width / 2, box.y + box.height / 2);
                if (!seen || !(above(seen, e) || above(e, seen))) return null;
                canvas.clearRect(0, 0, 1, 1);
                const style = getComputedStyle(e);
                canvas.fillStyle = style.color;
                canvas.fillRect(0, 0, 1, 1);
                let opacity = 1;
                for (let a = e; a; a = up(a)) opacity *= getComputedStyle(a).opacity;
                const size = parseFloat(style.fontSize);
                return {x: box.x, y: box.y, width: box.width, height: box.height,
                  color: [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3), opacity,
                  large: size >= 24 || size >= 18.66 && style.fontWeight >= 700};
              };
              return ['violations', 'incomplete'].flatMap(kind => found[kind].flatMap(rule => rule.nodes.map(node => ({
                kind, rule: rule.id, selector: node.target.flat().join(' '),
                text: rule.id === 'color-contrast' && kind === 'incomplete' ? text(node.element) : null,
                why: node.any.concat(node.all, node.none).map(check => check.message).join('; ')
              }))));
            }""";

    private static final String SOURCE = source();

    private Axe() {}

    /**
     * Where axe cannot tell what is behind a text, as it does not look through shadow roots and gradients, the contrast is
     * measured on the picture instead.
     *
     * @param colorsAlone whether the rest has been looked at in another colour scheme
     * @return one line for each violation, and for each doubt that nobody has explained
     */
    @SuppressWarnings("unchecked")
    static List<String> findings(Page page, BufferedImage picture, boolean colorsAlone) {
        page.evaluate("source => window.axe || (0, eval)(source)", SOURCE);
        return ((List<Map<String, Object>>) page.evaluate(RUN, colorsAlone ? COLORS : ALL))
                .stream()
                        .filter(found -> !explained(found))
                        .map(found -> line(found, picture))
                        .flatMap(Optional::stream)
                        .toList();
    }

    private static boolean explained(Map<String, Object> found) {
        return EXPLAINED.stream()
                .anyMatch(known -> known.kind().equals(found.get("kind"))
                        && known.rule().equals(found.get("rule"))
                        && text(found, "selector").contains(known.selector()));
    }

    private static Optional<String> line(Map<String, Object> found, BufferedImage picture) {
        String why = text(found, "why");
        if (found.get("kind").equals("incomplete") && found.get("rule").equals("color-contrast")) {
            Optional<Contrast> measured = Contrast.of(found.get("text"), picture);
            if (measured.isEmpty() || measured.get().enough()) {
                return Optional.empty();
            }
            why = measured.get().toString();
        }
        return Optional.of(String.join(" | ", text(found, "kind"), text(found, "rule"), text(found, "selector"), why));
    }

    private static String text(Map<String, Object> found, String name) {
        return String.valueOf(found.get(name));
    }

    private static String source() {
        try (InputStream axe = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(axe).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
