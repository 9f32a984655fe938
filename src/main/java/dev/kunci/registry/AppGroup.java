package dev.kunci.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A company or team that owns apps in common. */
@Entity
@DynamicUpdate
public class AppGroup extends Owner {

    @Column(updatable = false)
    private String name = "";

    private String displayName = "";
    private String channelId = "";
    private String channelUri = "";
    private String email = "";

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Attribute> attributes = List.of();

    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;

    @Column(updatable = false)
    private String createdBy = "";

    private Instant modifiedAt = Instant.EPOCH;
    private String modifiedBy = "";

    protected AppGroup() {}

    AppGroup(UUID organization, String name, String displayName, String by, Instant at) {
        super(organization, by, at);
        this.name = name;
        this.displayName = displayName;
        this.createdAt = at;
        this.createdBy = by;
        this.modifiedAt = at;
        this.modifiedBy = by;
    }

    @Override
    public Level level() {
        return Level.APP_GROUP;
    }

    public String name() {
        return name;
    }

    public String displayName() {
        return displayName;
    }
}
