package dev.kunci.management.description;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jsoup.nodes.Element;
import tools.jackson.databind.JsonNode;

/** Writes what operations of the page share: parameters, errors, documents. */
final class ReferencePageParts {

    private final JsonNode components;
    private final Element main;

    ReferencePageParts(JsonNode description, Element main) {
        this.components = description.get("components");
        this.main = main;
    }

    /** Parameters of many operations. */
    void parameters() {
        title("parameters", "Parameters of many calls");
        Element table = table(main);
        for (JsonNode parameter : components.get("parameters")) {
            row(table, parameter);
        }
    }

    void errors() {
        title("statuses", "Statuses of errors");
        Element table = table(main);
        components.get("responses").properties().forEach(response -> {
            Element row = table.appendElement("tr").id("error-" + response.getKey());
            row.appendElement("th").appendElement("code").text(response.getKey());
            row.appendElement("td").text(response.getValue().get("description").asString());
        });
    }

    void schemas() {
        title("documents", "Documents");
        for (Map.Entry<String, JsonNode> schema : components.get("schemas").properties()) {
            JsonNode one = schema.getValue().has("anyOf") ? schema.getValue().at("/anyOf/0") : schema.getValue();
            Element parent = main.appendElement("section").addClass("api-operation");
            parent.appendElement("h3").id("schema-" + schema.getKey()).text(schema.getKey());
            parent.appendElement("p").text(one.get("description").asString());
            Element table = table(parent);
            one.get("properties").properties().forEach(field -> {
                Element row = table.appendElement("tr");
                row.appendElement("th").appendElement("code").text(field.getKey());
                Element cell = row.appendElement("td");
                type(cell.appendElement("span").addClass("api-type"), field.getValue());
                cell.appendText(" " + when(field.getValue()) + text(field.getValue(), "description"));
            });
        }
    }

    private static String when(JsonNode field) {
        return field.has("readOnly") ? "In answers. " : field.has("writeOnly") ? "In requests. " : "";
    }

    private void title(String id, String text) {
        main.appendElement("h2").id(id).text(text);
    }

    /** A table of parameters, unless there are none. */
    static void parameters(Element parent, List<JsonNode> parameters) {
        if (!parameters.isEmpty()) {
            Element table = table(parent);
            parameters.forEach(parameter -> row(table, parameter));
        }
    }

    private static Element table(Element parent) {
        return parent.appendElement("table").addClass("api-table").appendElement("tbody");
    }

    private static void row(Element table, JsonNode parameter) {
        Element row = table.appendElement("tr");
        String name = text(parameter, "name");
        Element head = row.appendElement("th");
        head.appendElement("code").text(name);
        Element cell = row.appendElement("td");
        Element type = cell.appendElement("span").addClass("api-type");
        type.text(text(parameter, "in") + ", ");
        type(type, parameter.get("schema"));
        cell.appendText(" " + text(parameter, "description"));
    }

    /** A link to a parameter that is explained once. */
    static void reference(Element parent, JsonNode parameter, JsonNode description) {
        JsonNode whole = description.at(text(parameter, "$ref").substring(1));
        parent.appendElement("a")
                .attr("href", "#parameters")
                .appendElement("code")
                .text(text(whole, "name"));
        parent.appendText(" ");
    }

    /** A type, with links to its documents. */
    static void type(Element parent, JsonNode schema) {
        if (schema.has("$ref")) {
            String name = text(schema, "$ref").replaceFirst("^.*/", "");
            parent.appendElement("a").attr("href", "#schema-" + name).text(name);
        } else if (schema.has("items")) {
            parent.appendText("list of ");
            type(parent, schema.get("items"));
        } else if (schema.has("enum")) {
            parent.appendText(String.join(
                    " | ",
                    StreamSupport.stream(schema.get("enum").spliterator(), false)
                            .map(JsonNode::asString)
                            .toList()));
        } else if (schema.has("properties")) {
            Map.Entry<String, JsonNode> list =
                    schema.get("properties").properties().iterator().next();
            parent.appendElement("code").text(list.getKey());
            parent.appendText(": ");
            type(parent, list.getValue());
        } else {
            parent.appendText(
                    text(schema, "format").isEmpty()
                            ? schema.path("type").asString("object")
                            : text(schema, "type") + " of digits");
        }
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }
}
