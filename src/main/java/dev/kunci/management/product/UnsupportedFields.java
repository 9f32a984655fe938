package dev.kunci.management.product;

import dev.kunci.management.dialect.Problems;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.management.wire.WireProduct;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Refuses limits of other API managers that Kunci does not support: ignoring them would open more. */
final class UnsupportedFields {

    private static final Set<String> SCOPES = Set.of("", "PROXY", "QUOTA_COUNTER_SCOPE_UNSPECIFIED");

    private UnsupportedFields() {}

    /** @throws WireProblem naming the field, and what to use instead */
    static void check(WireProduct wanted) {
        group("graphqlOperationGroup", wanted.graphqlOperationGroup());
        group("grpcOperationGroup", wanted.grpcOperationGroup());
        group("llmOperationGroup", wanted.llmOperationGroup());
        group("payloadOperationGroup", wanted.payloadOperationGroup());
        tokens("llmQuota", wanted.llmQuota());
        tokens("llmQuotaInterval", wanted.llmQuotaInterval());
        tokens("llmQuotaTimeUnit", wanted.llmQuotaTimeUnit());
        if (!SCOPES.contains(Objects.requireNonNullElse(wanted.quotaCounterScope(), ""))) {
            throw Problems.invalid(
                    "quotaCounterScope",
                    "Kunci keeps no quotaCounterScope but PROXY. Leave it out, and give operations quotas of their own"
                            + " in operationGroup where they need them.");
        }
    }

    private static void group(String field, @Nullable JsonNode group) {
        if (group != null && says(group)) {
            throw Problems.invalid(
                    field,
                    "Kunci keeps no " + field + ". Use operationGroup, with the paths and methods to be opened.");
        }
    }

    private static void tokens(String field, @Nullable String value) {
        if (value != null && !value.isBlank() && !value.equals("null")) {
            throw Problems.invalid(
                    field,
                    "Kunci keeps no " + field + ": it counts calls, not tokens of language models. Use quota,"
                            + " quotaInterval and quotaTimeUnit.");
        }
    }

    /** Whether it contains anything but the type of its configurations. */
    private static boolean says(JsonNode node) {
        if (node.isObject()) {
            return node.propertyStream()
                    .anyMatch(field -> !field.getKey().equals("operationConfigType") && says(field.getValue()));
        }
        return node.isArray()
                ? !node.isEmpty()
                : !node.isNull() && !(node.isString() && node.asString().isBlank());
    }
}
