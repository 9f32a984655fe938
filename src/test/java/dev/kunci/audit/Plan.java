package dev.kunci.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What PostgreSQL really did for a statement, by its own account. */
final class Plan {

    private final JsonNode root;
    private final List<JsonNode> nodes = new ArrayList<>();

    /** @param json the answer to {@code explain (analyze, buffers, format json)} */
    Plan(String json) {
        root = new JsonMapper().readTree(json).get(0);
        collect(root.get("Plan"));
    }

    private void collect(JsonNode node) {
        nodes.add(node);
        node.path("Plans").forEach(this::collect);
    }

    /** Pages of tables and indexes that were looked at, in memory or not. */
    long buffers() {
        JsonNode top = root.get("Plan");
        return top.path("Shared Hit Blocks").asLong()
                + top.path("Shared Read Blocks").asLong();
    }

    /** Rows that were read from the record, whether they matched or not. */
    long rows() {
        return sum(node -> node.has("Relation Name") ? read(node) : 0);
    }

    /** Rows that were read by going through a whole table. */
    long rowsWithoutIndex() {
        return sum(node -> node.path("Node Type").asString().equals("Seq Scan") ? read(node) : 0);
    }

    /** Rows that went into a sort, other than of those of one and the same instant. */
    long sorted() {
        return sum(node -> node.path("Node Type").asString().equals("Sort")
                ? times(node.path("Plans").path(0), "Actual Rows")
                : 0);
    }

    private long sum(ToLongFunction<JsonNode> value) {
        return nodes.stream().mapToLong(value).sum();
    }

    private static long read(JsonNode node) {
        return times(node, "Actual Rows")
                + times(node, "Rows Removed by Filter")
                + times(node, "Rows Removed by Index Recheck");
    }

    private static long times(JsonNode node, String field) {
        return Math.round(
                node.path(field).asDouble(0) * node.path("Actual Loops").asDouble(1));
    }

    @Override
    public String toString() {
        return root.toPrettyString();
    }
}
