package dev.kunci.registry;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A person outside who owns apps; known by e-mail address, whatever its case. */
@Entity
@DynamicUpdate
public class Developer extends Owner {

    private String developerId = "";
    private String email = "";

    @Column(insertable = false, updatable = false)
    private @Nullable String emailKey;

    private String firstName = "";
    private String lastName = "";
    private String userName = "";

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Attribute> attributes = List.of();

    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;

    @Column(updatable = false)
    private String createdBy = "";

    private Instant modifiedAt = Instant.EPOCH;
    private String modifiedBy = "";

    protected Developer() {}

    Developer(UUID organization, String email, String firstName, String lastName, String by, Instant at) {
        super(organization, by, at);
        this.developerId = id().toString();
        this.email = email;
        this.firstName = firstName;
        this.lastName = lastName;
        this.userName = email;
        this.createdAt = at;
        this.createdBy = by;
        this.modifiedAt = at;
        this.modifiedBy = by;
    }

    @Override
    public Level level() {
        return Level.DEVELOPER;
    }

    /** Opaque: a UUID where we made it, kept as it was where imported. */
    public String developerId() {
        return developerId;
    }

    public String email() {
        return email;
    }

    public String firstName() {
        return firstName;
    }

    public String lastName() {
        return lastName;
    }

    public List<Attribute> attributes() {
        return attributes;
    }
}
