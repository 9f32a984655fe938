package dev.kunci.registry;

import dev.kunci.registry.definition.ProductContent;
import dev.kunci.registry.definition.ProductReach;
import dev.kunci.registry.definition.Widening;
import dev.kunci.registry.path.OperationGroup;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Quota;
import dev.kunci.shared.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.PartitionKey;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What is on offer: a bundle of paths, proxies and environments under one name that keys can hold. */
@Entity
@DynamicUpdate
public class ApiProduct {

    @Id
    private UUID id = Uuid7.next();

    @PartitionKey
    @Column(updatable = false)
    private UUID organizationId = new UUID(0, 0);

    @Column(updatable = false)
    private String name = "";

    private String displayName = "";
    private String description = "";
    private ApprovalType approvalType = ApprovalType.AUTO;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> environments = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> proxies = List.of();

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> apiResources = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable OperationGroup operationGroup;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> scopes = List.of();

    private @Nullable String quota;
    private @Nullable String quotaInterval;
    private @Nullable String quotaTimeUnit;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Attribute> attributes = List.of();

    private String space = "";

    private @Nullable UUID automaticBy;

    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;

    @Column(updatable = false)
    private String createdBy = "";

    private Instant modifiedAt = Instant.EPOCH;
    private String modifiedBy = "";

    @Version
    private @Nullable Long version;

    protected ApiProduct() {}

    public ApiProduct(UUID organization, String name, ProductContent draft, String space, String by, Instant at) {
        this.organizationId = organization;
        this.name = name;
        this.space = space;
        this.createdAt = at;
        this.createdBy = by;
        edit(draft, by, at);
    }

    /** Changes the editable fields; existing grants stay as they are, even if the approval type changes. */
    public final void edit(ProductContent draft, String by, Instant at) {
        ProductContent before = draft();
        ProductContent after = draft.over(name, before);
        displayName = after.displayName();
        description = after.description();
        approvalType = after.approvalType();
        environments = after.environments();
        proxies = after.proxies();
        apiResources = after.paths();
        operationGroup = group(before, after);
        scopes = after.scopes();
        if (!after.quota().equals(before.quota())) {
            quota = emptyAsNull(after.quota().limit());
            quotaInterval = emptyAsNull(after.quota().interval());
            quotaTimeUnit = emptyAsNull(after.quota().timeUnit());
        }
        if (after.written() != null || !after.allAttributes().equals(before.allAttributes())) {
            attributes = after.allAttributes();
        }
        modifiedAt = at;
        modifiedBy = by;
    }

    private @Nullable OperationGroup group(ProductContent before, ProductContent after) {
        boolean same = after.operations().equals(before.operations())
                && Objects.equals(after.operationConfigType(), before.operationConfigType());
        return same ? operationGroup : OperationGroup.of(after.operationConfigType(), after.operations());
    }

    /** What it would open with this content that it does not open now. */
    public Widening wider(ProductContent draft) {
        ProductContent before = draft();
        ProductContent after = draft.over(name, before);
        return Widening.of(ProductReach.of(before, operationGroup), ProductReach.of(after, group(before, after)));
    }

    /** Stores who made it automatic, so that approvers do not decide on it any more; null for nobody. */
    public void madeAutomatic(@Nullable UUID by) {
        automaticBy = by;
    }

    /** Whether one of these accounts made it automatic. */
    public boolean automaticBy(Set<UUID> accounts) {
        return automaticBy != null && accounts.contains(automaticBy);
    }

    /** Moves it to another space. */
    public void move(String to, String by, Instant at) {
        space = to;
        modifiedAt = at;
        modifiedBy = by;
    }

    /** The present content. */
    public ProductContent draft() {
        return new ProductContent(
                        displayName,
                        description,
                        approvalType,
                        null,
                        environments,
                        proxies,
                        apiResources,
                        operationGroup == null ? List.of() : operationGroup.operations(),
                        operationGroup == null ? null : operationGroup.unusualType(),
                        scopes,
                        new Quota(quota, quotaInterval, quotaTimeUnit),
                        List.of(),
                        null)
                .with(attributes);
    }

    /** The stored operations, null for none. */
    public @Nullable OperationGroup operationGroup() {
        return operationGroup;
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }

    public UUID id() {
        return id;
    }

    public UUID organizationId() {
        return organizationId;
    }

    public String name() {
        return name;
    }

    public String displayName() {
        return displayName;
    }

    public ApprovalType approvalType() {
        return approvalType;
    }

    public List<String> scopes() {
        return scopes;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    /** The space it is in, empty for none. */
    public String space() {
        return space;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public String createdBy() {
        return createdBy;
    }

    public Instant modifiedAt() {
        return modifiedAt;
    }

    public String modifiedBy() {
        return modifiedBy;
    }

    public @Nullable Long version() {
        return version;
    }
}
