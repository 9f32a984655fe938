package dev.kunci.registry.definition;

import dev.kunci.registry.path.OperationGroup;
import dev.kunci.registry.path.ProductScope;
import dev.kunci.registry.value.Quota;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of an API product that decides which calls pass, and how many: what its approvers approve.
 *
 * @param environments empty means all
 */
public record ProductReach(List<String> environments, ProductScope opening, List<String> scopes, Quota quota) {

    /** @param group the stored operations, null for none */
    public static ProductReach of(ProductContent draft, @Nullable OperationGroup group) {
        return new ProductReach(
                draft.environments(),
                ProductScope.of(draft.proxies(), draft.paths(), draft.operations(), group),
                draft.scopes(),
                draft.quota());
    }
}
