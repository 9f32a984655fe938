package dev.kunci.registry;

import dev.kunci.shared.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
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

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> scopes = List.of();

    private @Nullable String quota;
    private @Nullable String quotaInterval;
    private @Nullable String quotaTimeUnit;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Attribute> attributes = List.of();

    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;

    @Column(updatable = false)
    private String createdBy = "";

    private Instant modifiedAt = Instant.EPOCH;
    private String modifiedBy = "";

    @Version
    private @Nullable Long version;

    protected ApiProduct() {}

    ApiProduct(UUID organization, String name, String displayName, ApprovalType approvalType, String by, Instant at) {
        this.organizationId = organization;
        this.name = name;
        this.displayName = displayName;
        this.approvalType = approvalType;
        this.createdAt = at;
        this.createdBy = by;
        this.modifiedAt = at;
        this.modifiedBy = by;
    }

    public UUID id() {
        return id;
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
}
