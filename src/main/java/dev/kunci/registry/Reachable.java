package dev.kunci.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The part of an API product that says which calls pass, and how many: what its approvers approve.
 *
 * @param environments none means all
 */
public record Reachable(List<String> environments, ProductOpening opening, List<String> scopes, Quota quota) {

    /** @param group the operations as they are stored, null for none */
    public static Reachable of(ProductDraft draft, @Nullable OperationGroup group) {
        return new Reachable(
                draft.environments(),
                ProductOpening.of(draft.proxies(), draft.paths(), draft.operations(), group),
                draft.scopes(),
                draft.quota());
    }
}
