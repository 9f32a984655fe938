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
 * What a form or a program says about an API product; its name is given once, when it is made.
 *
 * @param access null where nobody said
 * @param environments none means all
 * @param proxies none means all
 * @param paths patterns of {@link dev.kunci.registry.path.ResourcePath}; none means all
 * @param operations what may be called in detail, instead of paths
 * @param operationConfigType what the operations are of, in Apigee's words; null to leave it as it is
 * @param attributes without the one that says the access
 * @param written all attributes as a program wrote them, in its order; null to keep the order there is
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

    /** What a form says, which does not ask what the operations are of. */
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

    /** A product that opens everything to whoever has it. */
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

    /** The attributes with the access among them. */
    public List<Attribute> allAttributes() {
        if (written != null) {
            return written;
        }
        return access == null ? attributes : Attribute.with(attributes, ProductAccess.ATTRIBUTE, access.code());
    }

    /** The same with these attributes, the one that says the access among them. */
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

    /** The same with these attributes in this order. */
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

    /** Every field by its name, as the record keeps it. */
    public Map<String, Object> fields() {
        return ProductAuditFields.of(this);
    }

    private boolean saysType(ProductContent before) {
        return operationConfigType != null
                && (before.operationConfigType != null || !operationConfigType.equals(OperationGroup.PROXY));
    }

    /** What this makes of a product that was otherwise before. */
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
