package dev.kunci.registry;

import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.shared.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One API product on one credential: what was requested, by whom and why, and what was decided. */
@Entity
@Table(name = "product_grant")
@DynamicUpdate
public class Grant extends Approvable {

    @Column(updatable = false)
    private UUID credentialId = new UUID(0, 0);

    @Column(updatable = false)
    private UUID productId = new UUID(0, 0);

    @Column(updatable = false)
    private Instant requestedAt = Instant.EPOCH;

    @Column(updatable = false)
    private String requestedBy = "";

    @Column(updatable = false)
    private @Nullable UUID requestedById;

    @Column(updatable = false)
    private @Nullable String requestReason;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(insertable = false, updatable = false)
    private List<UUID> widenedBy = List.of();

    protected Grant() {}

    /**
     * @param first pending, or approved if no approval is needed
     * @param requestedBy the developer it was requested for, or who requested it
     * @param requestedById the operator who filed it, null if no operator did
     */
    public Grant(
            Credential credential,
            ApiProduct product,
            Status first,
            String requestedBy,
            @Nullable UUID requestedById,
            @Nullable String requestReason,
            Instant at) {
        super(Uuid7.next(), credential.organizationId(), first, requestedBy, at);
        this.credentialId = credential.id();
        this.productId = product.id();
        this.requestedAt = at;
        this.requestedBy = requestedBy;
        this.requestedById = requestedById;
        this.requestReason = requestReason;
    }

    /** As much of it as a decision reads. */
    protected Grant(State state, UUID productId, @Nullable UUID requestedById, List<UUID> widenedBy) {
        super(state);
        this.productId = productId;
        this.requestedById = requestedById;
        this.widenedBy = widenedBy;
    }

    @Override
    public Level level() {
        return Level.GRANT;
    }

    public UUID credentialId() {
        return credentialId;
    }

    public UUID productId() {
        return productId;
    }

    @Nullable
    public String requestReason() {
        return requestReason;
    }

    /** Whether one of these accounts widened the API product since this was last approved. */
    public boolean widenedBy(Set<UUID> accounts) {
        return widenedBy.stream().anyMatch(accounts::contains);
    }

    /** Whether one of these accounts filed the request, and so may not approve it where four eyes are required. */
    public boolean requestedBy(Set<UUID> accounts) {
        return requestedById != null && accounts.contains(requestedById);
    }
}
