package dev.kunci.registry;

import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Status;
import dev.kunci.shared.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Developers and app groups, who own apps; while an owner is inactive, none of its keys passes. */
@MappedSuperclass
public abstract class Owner extends StatusHolder {

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Attribute> attributes = List.of();

    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;

    @Column(updatable = false)
    private String createdBy = "";

    private Instant modifiedAt = Instant.EPOCH;
    private String modifiedBy = "";

    protected Owner() {}

    protected Owner(UUID organizationId, List<Attribute> attributes, String by, Instant at) {
        super(Uuid7.next(), organizationId, Status.ACTIVE, by, at);
        this.attributes = attributes;
        this.createdAt = at;
        this.createdBy = by;
        this.modifiedAt = at;
        this.modifiedBy = by;
    }

    protected Owner(State state) {
        super(state);
    }

    public void activate(String by, Instant at) {
        move(Status.ACTIVE, by, at);
    }

    public void deactivate(String by, Instant at) {
        move(Status.INACTIVE, by, at);
    }

    /** The present content. */
    public abstract OwnerContent content();

    /** Changes the editable fields; the status is not one of them. */
    public void edit(OwnerContent content, String by, Instant at) {
        attributes = content.attributes();
        modifiedAt = at;
        modifiedBy = by;
    }

    public List<Attribute> attributes() {
        return attributes;
    }
}
