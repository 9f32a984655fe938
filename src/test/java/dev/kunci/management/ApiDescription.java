package dev.kunci.management;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kunci.management.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The served description, as a program reads it. */
final class ApiDescription {

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final JsonNode document;

    ApiDescription(JsonNode document) {
        this.document = document;
    }

    /** One method of one address. */
    record Operation(String method, String path, JsonNode said) {

        String id() {
            return said.get("operationId").asString();
        }

        boolean changes() {
            return !method.equals("get");
        }

        boolean open() {
            return said.has("security") && said.get("security").isEmpty();
        }

        boolean takes(String parameter) {
            return said.path("parameters")
                    .valueStream()
                    .anyMatch(one -> one.path("name").asString("").equals(parameter));
        }

        @Override
        public String toString() {
            return method.toUpperCase() + " " + path;
        }
    }

    JsonNode document() {
        return document;
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(one -> all.add(new Operation(one.getKey(), path.getKey(), one.getValue()))));
        return all;
    }

    Operation operation(String id) {
        return operations().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no operation " + id));
    }

    /** What is wrong with an answer, by what is said of its status; fields that are not described are wrong as well. */
    List<String> faults(String id, Answer answer) {
        JsonNode response = resolved(operation(id).said().at("/responses/" + answer.status()));
        if (response.isMissingNode()) {
            return List.of("status " + answer.status() + " is not described");
        }
        JsonNode schema = response.at("/content/application~1json/schema");
        if (schema.isMissingNode()) {
            return answer.body().isNull() ? List.of() : List.of("a body is not described");
        }
        ObjectNode whole = (ObjectNode) strict(schema);
        whole.set("$defs", strict(document.at("/components/schemas")));
        String text = whole.toString().replace("#/components/schemas/", "#/$defs/");
        return REGISTRY.getSchema(text).validate(answer.body()).stream()
                .map(Error::toString)
                .toList();
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }

    /** The same, and nothing else. */
    private static JsonNode strict(JsonNode schema) {
        JsonNode copy = schema.deepCopy();
        close(copy);
        return copy;
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.has("properties")
                && object.path("type").isString()) {
            object.put("additionalProperties", false);
        }
        node.forEach(ApiDescription::close);
    }

    /** What the meta schema of JSON Schema finds wrong with the schemas. */
    List<String> wrongSchemas() {
        Schema meta = REGISTRY.getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, JsonNode> schema :
                document.at("/components/schemas").properties()) {
            meta.validate(schema.getValue()).forEach(error -> wrong.add(schema.getKey() + ": " + error));
        }
        return wrong;
    }
}
