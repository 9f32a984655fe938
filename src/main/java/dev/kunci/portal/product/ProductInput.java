package dev.kunci.portal.product;

import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.path.Operation;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.registry.value.Quota;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of the form of an API product; public for the form's binder, which reads records by reflection. */
public record ProductInput(
        String name,
        String displayName,
        String description,
        ApprovalType approvalType,
        @Nullable ProductAccess access,
        Set<String> environments,
        Set<String> proxies,
        Set<String> paths,
        List<Operation> operations,
        Set<String> scopes,
        Quota quota,
        List<Attribute> attributes) {

    static ProductInput of(String name, ProductContent draft) {
        return new ProductInput(
                name,
                draft.displayName(),
                draft.description(),
                draft.approvalType(),
                draft.access(),
                new LinkedHashSet<>(draft.environments()),
                new LinkedHashSet<>(draft.proxies()),
                new LinkedHashSet<>(draft.paths()),
                draft.operations(),
                new LinkedHashSet<>(draft.scopes()),
                draft.quota(),
                draft.attributes());
    }

    ProductContent draft() {
        return new ProductContent(
                displayName,
                description,
                approvalType,
                access,
                List.copyOf(environments),
                List.copyOf(proxies),
                List.copyOf(paths),
                operations,
                List.copyOf(scopes),
                quota,
                attributes);
    }
}
