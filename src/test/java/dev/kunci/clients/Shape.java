package dev.kunci.clients;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The field names of a piece of JSON and the type of each value, by where they stand; list items stand together. */
final class Shape {

    private Shape() {}

    static Map<String, String> of(JsonNode node) {
        Map<String, String> shape = new TreeMap<>();
        collect("", node, shape);
        return shape;
    }

    private static void collect(String place, JsonNode node, Map<String, String> shape) {
        if (!place.isEmpty()) {
            shape.merge(place, type(node), (one, other) -> one.equals(other) ? one : one + " or " + other);
        }
        if (node.isObject()) {
            node.properties().forEach(field -> collect(place + "." + field.getKey(), field.getValue(), shape));
        } else {
            node.valueStream().forEach(item -> collect(place + "[]", item, shape));
        }
    }

    private static String type(JsonNode node) {
        return node.isIntegralNumber()
                ? "whole number"
                : node.getNodeType().name().toLowerCase(Locale.ROOT);
    }
}
