package dev.kunci.management.description;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;

/** Writes the little Markdown of the guide as HTML: headings, paragraphs, lists, tables, code. */
final class Markdown {

    private static final Pattern INLINE = Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*");

    private final Element place;

    private Markdown(Element place) {
        this.place = place;
    }

    static void write(String text, Element place) {
        new Markdown(place).blocks(text.lines().iterator());
    }

    private void blocks(Iterator<String> lines) {
        List<String> block = new ArrayList<>();
        while (lines.hasNext()) {
            String line = lines.next();
            boolean fence = line.startsWith("```");
            if (!fence && !line.isBlank()) {
                block.add(line);
                continue;
            }
            block(block);
            block.clear();
            if (fence) {
                code(lines);
            }
        }
        block(block);
    }

    private void code(Iterator<String> lines) {
        StringBuilder code = new StringBuilder();
        for (String line = lines.next(); !line.startsWith("```"); line = lines.next()) {
            code.append(line).append('\n');
        }
        place.appendElement("pre").attr("tabindex", "0").appendElement("code").text(code.toString());
    }

    private void block(List<String> lines) {
        if (lines.isEmpty()) {
            return;
        }
        String first = lines.getFirst();
        if (first.startsWith("## ")) {
            String title = first.substring(3);
            place.appendElement("h2").id(anchor(title)).text(title);
        } else if (first.startsWith("- ")) {
            list(lines);
        } else if (first.startsWith("|")) {
            table(lines);
        } else {
            inline(String.join(" ", lines), place.appendElement("p"));
        }
    }

    static String anchor(String title) {
        return title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private void list(List<String> lines) {
        Element list = place.appendElement("ul");
        for (String item : String.join(" ", lines).substring(2).split(" +- (?=\\*\\*)", -1)) {
            inline(item.replaceAll(" +", " "), list.appendElement("li"));
        }
    }

    private void table(List<String> lines) {
        Element table = place.appendElement("div").addClass("wide").appendElement("table");
        for (int i = 0; i < lines.size(); i++) {
            if (i != 1) {
                Element row = table.appendElement("tr");
                String line = lines.get(i);
                for (String cell : line.substring(1, line.length() - 1).split("\\|", -1)) {
                    inline(cell.strip(), row.appendElement(i == 0 ? "th" : "td"));
                }
            }
        }
    }

    private static void inline(String text, Element into) {
        Matcher marks = INLINE.matcher(text);
        int from = 0;
        while (marks.find()) {
            into.appendChild(new TextNode(text.substring(from, marks.start())));
            if (marks.group(1) != null) {
                into.appendElement("code").text(marks.group(1));
            } else {
                into.appendElement("strong").text(marks.group(2));
            }
            from = marks.end();
        }
        into.appendChild(new TextNode(text.substring(from)));
    }
}
