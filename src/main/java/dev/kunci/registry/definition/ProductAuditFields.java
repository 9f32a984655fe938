package dev.kunci.registry.definition;

import dev.kunci.registry.path.Operation;
import dev.kunci.registry.path.OperationGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of an API product for the audit log. */
public final class ProductAuditFields {

    private ProductAuditFields() {}

    public static Map<String, Object> of(ProductContent draft) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("displayName", draft.displayName());
        fields.put("description", draft.description());
        fields.put("approvalType", draft.approvalType().code());
        fields.put("access", draft.access() == null ? "" : draft.access().code());
        fields.put("environments", draft.environments());
        fields.put("proxies", draft.proxies());
        fields.put("apiResources", draft.paths());
        fields.put(
                "operationGroup",
                draft.operations().stream().map(Operation::line).toList());
        String type = draft.operationConfigType();
        fields.put("operationConfigType", type == null || type.equals(OperationGroup.PROXY) ? "" : type);
        fields.put("scopes", draft.scopes());
        fields.put("quota", draft.quota().line());
        fields.put(
                "attributes",
                draft.attributes().stream()
                        .map(given -> Map.of("name", given.name(), "value", given.value()))
                        .toList());
        return fields;
    }

    /** The fields that are set, for the record of a new product. */
    public static Map<String, Object> given(ProductContent draft) {
        Map<String, Object> fields = of(draft);
        fields.values().removeIf(value -> value.equals("") || value.equals(List.of()));
        return fields;
    }
}
