package dev.kunci.registry;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a form or a program says about an API product; its name is given once, when it is made.
 *
 * @param access null where nobody said
 * @param environments none means all
 * @param proxies none means all
 * @param paths patterns of {@link ResourcePath}; none means all
 * @param operations what may be called in detail, instead of paths
 * @param attributes without the one that says the access
 */
public record ProductDraft(
        String displayName,
        String description,
        ApprovalType approvalType,
        @Nullable ProductAccess access,
        List<String> environments,
        List<String> proxies,
        List<String> paths,
        List<Operation> operations,
        List<String> scopes,
        Quota quota,
        List<Attribute> attributes) {

    /** A product that opens everything to whoever has it. */
    public static ProductDraft of(String displayName, ApprovalType approvalType) {
        return new ProductDraft(
                displayName,
                "",
                approvalType,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Quota.NONE,
                List.of());
    }

    /** The attributes with the access among them. */
    List<Attribute> allAttributes() {
        return access == null ? attributes : Attribute.with(attributes, ProductAccess.ATTRIBUTE, access.code());
    }

    ProductDraft named(String name) {
        return new ProductDraft(
                displayName.isBlank() ? name : displayName.strip(),
                description,
                approvalType,
                access,
                environments,
                proxies,
                paths,
                operations,
                scopes,
                quota,
                attributes);
    }
}
