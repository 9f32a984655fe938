package dev.kunci.registry.definition;

import dev.kunci.registry.path.Operation;
import dev.kunci.registry.path.OperationGroup;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.ProductAccess;
import dev.kunci.registry.value.Quota;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The editable fields of an API product; its name is set once, when it is created.
 *
 * @param access null if not set
 * @param environments empty means all
 * @param proxies empty means all
 * @param paths patterns of {@link dev.kunci.registry.path.ResourcePath}; empty means all
 * @param operations detailed operations, in place of paths
 * @param operationConfigType the type of the operations, in Apigee's words; null to keep it
 * @param attributes without the one for the access
 * @param written all attributes as a program wrote them, in its order; null to keep the present order
 */
public record ProductContent(
        String displayName,
        String description,
        ApprovalType approvalType,
        @Nullable ProductAccess access,
        List<String> environments,
        List<String> proxies,
        List<String> paths,
        List<Operation> operations,
        @Nullable String operationConfigType,
        List<String> scopes,
        Quota quota,
        List<Attribute> attributes,
        @Nullable List<Attribute> written) {

    /** The content of a form, which has no field for the type of the operations. */
    public ProductContent(
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
        this(
                displayName,
                description,
                approvalType,
                access,
                environments,
                proxies,
                paths,
                operations,
                null,
                scopes,
                quota,
                attributes,
                null);
    }

    /** A product that opens everything. */
    public static ProductContent of(String displayName, ApprovalType approvalType) {
        return new ProductContent(
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

    /** The attributes including the one for the access. */
    public List<Attribute> allAttributes() {
        if (written != null) {
            return written;
        }
        return access == null ? attributes : Attribute.with(attributes, ProductAccess.ATTRIBUTE, access.code());
    }

    /** A copy with these attributes, including the one for the access. */
    public ProductContent with(List<Attribute> all) {
        @Nullable ProductAccess found = ProductAccess.in(all).orElse(null);
        List<Attribute> others = new ArrayList<>(all);
        if (found != null) {
            others.remove(new Attribute(ProductAccess.ATTRIBUTE, found.code()));
        }
        return new ProductContent(
                displayName,
                description,
                approvalType,
                found,
                environments,
                proxies,
                paths,
                operations,
                operationConfigType,
                scopes,
                quota,
                List.copyOf(others),
                null);
    }

    /** A copy with these attributes in this order. */
    public ProductContent written(List<Attribute> all) {
        ProductContent draft = with(all);
        return new ProductContent(
                displayName,
                description,
                approvalType,
                draft.access,
                environments,
                proxies,
                paths,
                operations,
                operationConfigType,
                scopes,
                quota,
                draft.attributes,
                List.copyOf(all));
    }

    /** Every field by its name, for the audit log. */
    public Map<String, Object> fields() {
        return ProductAuditFields.of(this);
    }

    private boolean saysType(ProductContent before) {
        return operationConfigType != null
                && (before.operationConfigType != null || !operationConfigType.equals(OperationGroup.PROXY));
    }

    /** The content after applying this to a product with the former content. */
    public ProductContent over(String name, ProductContent before) {
        return new ProductContent(
                displayName.isBlank() ? name : displayName.strip(),
                description,
                approvalType,
                access,
                environments,
                proxies,
                paths,
                operations,
                saysType(before) ? operationConfigType : before.operationConfigType,
                scopes,
                quota,
                attributes,
                written);
    }
}
