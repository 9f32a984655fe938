package dev.kunci.management.description;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void headingsCanBeLinkedToAndCodeAndTablesCanBeScrolled() {
        Element place = written("""
                ## Lists and pages

                One paragraph
                on two lines with `code` and **weight**.

                | Header | Meaning |
                |---|---|
                | `Retry-After` | seconds |

                ```json
                {"a": "<b>"}
                ```
                """);

        assertThat(place.selectFirst("h2#lists-and-pages").text()).isEqualTo("Lists and pages");
        assertThat(place.selectFirst("p").html())
                .isEqualTo("One paragraph on two lines with <code>code</code> and <strong>weight</strong>.");
        assertThat(place.select("div.wide > table th").eachText()).containsExactly("Header", "Meaning");
        assertThat(place.select("div.wide > table td").eachText()).containsExactly("Retry-After", "seconds");
        assertThat(place.selectFirst("pre[tabindex=0] > code").wholeText()).isEqualTo("{\"a\": \"<b>\"}\n");
    }

    @Test
    void rawHtmlIsShownAsText() {
        Element place = written("""
                An <img src=x onerror=alert(1)> and a [link](javascript:alert(1)).

                <script>alert(1)</script>
                """);

        assertThat(place.select("img, script")).isEmpty();
        assertThat(place.text()).contains("<img src=x onerror=alert(1)>", "<script>alert(1)</script>");
        assertThat(place.select("a").eachAttr("href")).noneMatch(href -> href.startsWith("javascript"));
    }

    @Test
    void aFenceThatIsNeverClosedEndsWithTheText() {
        assertThat(written("```\nopen").selectFirst("pre").text()).isEqualTo("open");
    }

    private static Element written(String text) {
        Element place = new Element("main");
        Markdown.write(text, place);
        return place;
    }
}
