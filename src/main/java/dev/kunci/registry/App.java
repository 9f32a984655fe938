package dev.kunci.registry;

import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.shared.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A developer's application, which holds credentials. */
@Entity
@DynamicUpdate
public class App extends Approvable {

    @Column(updatable = false)
    private @Nullable UUID developerId;

    @Column(updatable = false)
    private @Nullable UUID appGroupId;

    private String name = "";
    private String callbackUrl = "";
    private String appFamily = "default";

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> scopes = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Attribute> attributes = List.of();

    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;

    @Column(updatable = false)
    private String createdBy = "";

    private Instant modifiedAt = Instant.EPOCH;
    private String modifiedBy = "";

    protected App() {}

    public App(
            Owner owner, Status first, AppContent content, @Nullable List<Attribute> written, String by, Instant at) {
        super(Uuid7.next(), owner.organizationId(), first, by, at);
        if (owner instanceof Developer) {
            this.developerId = owner.id();
        } else {
            this.appGroupId = owner.id();
        }
        this.createdAt = at;
        this.createdBy = by;
        edit(content, written, by, at);
    }

    /** Changes the editable fields; the status is not one of them. */
    public final void edit(AppContent content, @Nullable List<Attribute> written, String by, Instant at) {
        name = content.name();
        callbackUrl = content.callbackUrl();
        attributes = written == null ? content.stored(attributes) : List.copyOf(written);
        scopes = content.scopes();
        modifiedAt = at;
        modifiedBy = by;
    }

    @Override
    public Level level() {
        return Level.APP;
    }

    public UUID ownerId() {
        return developerId != null ? developerId : Objects.requireNonNull(appGroupId);
    }

    public String name() {
        return name;
    }

    public String displayName() {
        return Attribute.valueOf(attributes, Attribute.DISPLAY_NAME);
    }

    public String notes() {
        return Attribute.valueOf(attributes, Attribute.NOTES);
    }

    public String callbackUrl() {
        return callbackUrl;
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public List<String> scopes() {
        return scopes;
    }

    /** A free label of older API programs, stored as it came. */
    public String appFamily() {
        return appFamily;
    }
}
