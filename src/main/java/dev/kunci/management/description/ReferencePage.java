package dev.kunci.management.description;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/** Writes the description as a page for people, in the style of the portal and without scripts. */
final class ReferencePage {

    /** The host in the guide, which the page replaces by its own. */
    private static final String EXAMPLE = "https://kunci.example.com";

    private final JsonNode description;
    private final String address;
    private final Document page = Document.createShell("");

    ReferencePage(JsonNode description, String address) {
        this.description = description;
        this.address = address;
    }

    String write() {
        page.outputSettings().prettyPrint(false);
        page.selectXpath("/html").attr("lang", "en");
        head(page.head());
        Element top = page.body().appendElement("header").addClass("api-top");
        top.appendElement("a").attr("href", "/").addClass("api-brand").text("Kunci");
        top.appendElement("span").text("API reference");
        top.appendElement("a").attr("href", "v1/openapi.json").text("OpenAPI 3.1");
        Element frame = page.body().appendElement("div").addClass("api-frame");
        Element index = frame.appendElement("nav").addClass("api-index").attr("aria-label", "On this page");
        Element main = frame.appendElement("main");
        main.appendElement("h1").text(text(description, "/info/title"));
        Markdown.write(text(description, "/info/description").replace(EXAMPLE, address), main);
        operations(main);
        ReferencePageParts parts = new ReferencePageParts(description, main);
        parts.parameters();
        parts.errors();
        parts.schemas();
        main.select("h2").forEach(title -> link(index, title.id(), title.text()));
        return "<!doctype html>" + page.outerHtml().replaceFirst("(?i)^<!doctype html>", "");
    }

    private static void head(Element head) {
        head.appendElement("meta").attr("charset", "utf-8");
        head.appendElement("meta").attr("name", "viewport").attr("content", "width=device-width, initial-scale=1");
        head.appendElement("title").text("API reference – Kunci");
        head.appendElement("link").attr("rel", "icon").attr("href", "assets/kunci.svg");
        head.appendElement("link").attr("rel", "stylesheet").attr("href", "assets/api.css");
    }

    private static void link(Element index, String id, String text) {
        index.appendElement("a").attr("href", "#" + id).text(text);
    }

    private void operations(Element main) {
        for (JsonNode tag : description.get("tags")) {
            String name = tag.get("name").asString();
            main.appendElement("h2").id(name).text(tag.get("description").asString());
            for (Map.Entry<String, JsonNode> path : description.get("paths").properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    if (operation.getValue().at("/tags/0").asString().equals(name)) {
                        operation(main, path.getKey(), operation.getKey(), operation.getValue());
                    }
                }
            }
        }
    }

    private void operation(Element main, String path, String method, JsonNode operation) {
        Element section = main.appendElement("section").addClass("api-operation");
        String id = operation.get("operationId").asString();
        Element title = section.appendElement("h3").id(id);
        title.appendElement("span").addClass("api-method").text(method.toUpperCase(Locale.ROOT));
        title.appendText(" ");
        Element address = title.appendElement("a").attr("href", "#" + id).appendElement("code");
        for (String part : path.splitWithDelimiters("/", -1)) {
            address.appendText(part);
            if (part.equals("/")) {
                address.appendElement("wbr");
            }
        }
        section.appendElement("p").text(text(operation, "/summary"));
        section.appendElement("p").addClass("api-detail").text(text(operation, "/description"));
        List<JsonNode> own = new ArrayList<>();
        List<JsonNode> shared = new ArrayList<>();
        operation.path("parameters").forEach(one -> (one.has("$ref") ? shared : own).add(one));
        ReferencePageParts.parameters(
                section,
                own.stream()
                        .filter(one -> !one.get("name").asString().equals("organization"))
                        .toList());
        Element facts = section.appendElement("dl").addClass("api-facts");
        if (!shared.isEmpty()) {
            Element list = fact(facts, "Also takes");
            shared.forEach(one -> ReferencePageParts.reference(list, one, description));
        }
        JsonNode body = operation.at("/requestBody/content/application~1json/schema");
        if (!body.isMissingNode()) {
            ReferencePageParts.type(fact(facts, "Body"), body);
        }
        answers(facts, operation.get("responses"));
    }

    private static void answers(Element facts, JsonNode responses) {
        Element done = fact(facts, "Answers");
        Element failed = fact(facts, "Errors");
        for (Map.Entry<String, JsonNode> response : responses.properties()) {
            boolean error = response.getValue().has("$ref");
            Element one = (error ? failed : done).appendElement("span");
            if (error) {
                one.appendElement("a")
                        .attr("href", "#error-" + response.getKey())
                        .text(response.getKey());
                continue;
            }
            one.appendElement("strong").text(response.getKey());
            one.appendText(" ");
            JsonNode schema = response.getValue().at("/content/application~1json/schema");
            if (schema.isMissingNode()) {
                one.appendText("no body");
            } else {
                ReferencePageParts.type(one, schema);
            }
            if (response.getValue().at("/headers/ETag").isObject()) {
                one.appendText(" with ETag");
            }
        }
    }

    private static Element fact(Element facts, String name) {
        facts.appendElement("dt").text(name);
        return facts.appendElement("dd");
    }

    private static String text(JsonNode node, String pointer) {
        return node.at(pointer).asString();
    }
}
