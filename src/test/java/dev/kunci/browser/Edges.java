package dev.kunci.browser;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The edge of every control contrasts with its surroundings, which axe does not measure (WCAG 1.4.11). */
final class Edges {

    /** Three to one, less what colours of eight bits may be off. */
    private static final double NEEDED = 2.95;

    /** Controls that have a border or a ground of their own, can be used, and lie on top where they are measured. */
    private static final String CONTROLS = """
            () => {
              const up = e => e.assignedSlot ?? e.parentElement ?? e.getRootNode().host;
              const above = (e, other) => { for (; e; e = up(e)) if (e === other) return true; return false; };
              const top = (x, y) => {
                let e = document.elementFromPoint(x, y);
                for (let next; (next = e?.shadowRoot?.elementFromPoint(x, y)) && next !== e;) e = next;
                return e;
              };
              const idle = e => {
                for (; e; e = up(e))
                  if (e.matches('[disabled], [readonly], [aria-disabled=true], [inert]')) return true;
                return false;
              };
              // What a control itself has opened may lie on it.
              const covered = (on, e) => {
                for (; on && on !== e; on = up(on)) if (on.localName.endsWith('-overlay') || on.matches('[popover]')) return true;
                return false;
              };
              const pen = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
              const rgb = color => {
                pen.clearRect(0, 0, 1, 1);
                pen.fillStyle = color;
                pen.fillRect(0, 0, 1, 1);
                const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
                return a === 255 ? (r << 16) + (g << 8) + b : -1;
              };
              const seen = color => !/^rgba\\(.*, 0\\)$|\\/ 0\\)$|^transparent$/.test(color);
              const found = [];
              const walk = root => root.querySelectorAll('*').forEach(e => {
                if (e.shadowRoot) walk(e.shadowRoot);
                if (!e.matches('button, input, select, textarea, vaadin-button, vaadin-menu-bar-button, vaadin-input-container,'
                  + ' [part~=input-field], [part~=checkbox], [part~=radio]') || !e.checkVisibility() || idle(e)) return;
                const box = e.getBoundingClientRect(), style = getComputedStyle(e);
                if (parseFloat(style.borderBottomWidth) < 1 || style.borderBottomStyle === 'none'
                  || !seen(style.borderBottomColor)) return;
                const x = Math.round(box.x + box.width / 2), y = Math.round(box.bottom);
                if (x < 0 || x >= innerWidth || y < 3 || y + 2 >= innerHeight) return;
                const on = top(x, box.bottom - 0.5);
                const host = e.getRootNode().host ?? e;
                if (!on || !above(on, e) && !above(on, host) || covered(on, above(on, e) ? e : host)) return;
                found.push({name: (e.getRootNode().host?.localName ?? '') + ' ' + e.localName + '.' + e.className + ' ' + (e.getAttribute('aria-label') ?? e.textContent.trim()
                  ?? '').slice(0, 30), x, y, line: rgb(style.borderBottomColor)});
              });
              walk(document);
              return found;
            }""";

    private Edges() {}

    /** @return one line for each control whose edge can hardly be seen */
    @SuppressWarnings("unchecked")
    static List<String> findings(Page page, BufferedImage picture) {
        return ((List<Map<String, Object>>) page.evaluate(CONTROLS))
                .stream()
                        .map(control -> Map.entry(control, ratio(control, picture)))
                        .filter(measured -> measured.getValue() < NEEDED)
                        .map(measured -> String.format(
                                Locale.ROOT,
                                "edge | %s | %.2f at %s, %s",
                                measured.getKey().get("name"),
                                measured.getValue(),
                                measured.getKey().get("x"),
                                measured.getKey().get("y")))
                        .distinct()
                        .toList();
    }

    /** What stands out best at the lower edge: the line, which a picture may blur, or the ground within it. */
    private static double ratio(Map<String, Object> control, BufferedImage picture) {
        int x = ((Number) control.get("x")).intValue();
        int y = ((Number) control.get("y")).intValue();
        int outside = picture.getRGB(x, y + 2);
        int line = ((Number) control.get("line")).intValue();
        double best = line < 0 ? 0 : Contrast.between(line, outside);
        for (int inside = y - 3; inside <= y; inside++) {
            best = Math.max(best, Contrast.between(picture.getRGB(x, inside), outside));
        }
        return best;
    }
}
