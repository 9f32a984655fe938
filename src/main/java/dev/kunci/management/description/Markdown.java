package dev.kunci.management.description;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.AttributeProvider;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.nodes.Element;

/** Writes the Markdown of the guide as HTML; HTML in the guide is shown as text. */
final class Markdown {

    private static final List<Extension> TABLES = List.of(TablesExtension.create());
    private static final Parser PARSER = Parser.builder().extensions(TABLES).build();
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(TABLES)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .softbreak(" ")
            .attributeProviderFactory(_ -> new ScrollableCode())
            .build();

    private Markdown() {}

    /** Long lines of code are scrolled to with the keyboard as well. */
    private static final class ScrollableCode implements AttributeProvider {

        @Override
        public void setAttributes(Node node, String tag, Map<String, String> attributes) {
            if (node instanceof FencedCodeBlock) {
                if (tag.equals("pre")) {
                    attributes.put("tabindex", "0");
                } else {
                    attributes.remove("class");
                }
            }
        }
    }

    /** Appends the text; its headings can be linked to, and its tables can be scrolled. */
    static void write(String text, Element parent) {
        Element guide = new Element("div").append(RENDERER.render(PARSER.parse(text)));
        guide.select("h2").forEach(title -> title.id(anchor(title.text())));
        guide.select("table").wrap("<div class=\"wide\"></div>");
        parent.appendChildren(guide.children());
    }

    private static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }
}
