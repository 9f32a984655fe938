package dev.kunci.registry;

import dev.kunci.registry.access.EffectiveAccess;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.vault.KeyVault;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A consumer key and its secret, stored so that a stolen copy of the database reveals nothing. */
@Entity
@DynamicUpdate
public class Credential extends Approvable {

    @Column(updatable = false)
    private UUID appId = new UUID(0, 0);

    private byte[] keyHash = {};
    private long hashVersion;

    @Column(updatable = false)
    private String keyHint = "";

    private byte[] keyCipher = {};
    private byte[] secretCipher = {};

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> scopes = List.of();

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Attribute> attributes = List.of();

    @Column(updatable = false)
    private Instant issuedAt = Instant.EPOCH;

    private @Nullable Instant expiresAt;

    protected Credential() {}

    /**
     * @param id created beforehand, because the encrypted values are bound to it
     * @param first the initial status; a key that comes back begins with its former one
     */
    public Credential(
            UUID id,
            App app,
            Status first,
            KeyVault.Sealed sealed,
            @Nullable Instant expiresAt,
            String by,
            Instant at) {
        super(id, app.organizationId(), first, by, at);
        this.appId = app.id();
        this.keyHash = sealed.keyHash();
        this.hashVersion = sealed.hashVersion();
        this.keyHint = sealed.keyHint();
        this.keyCipher = sealed.keyCipher();
        this.secretCipher = sealed.secretCipher();
        this.issuedAt = at;
        this.expiresAt = expiresAt;
    }

    /** Changes the editable fields; the status is not one of them. */
    public void edit(KeyEdit edit) {
        expiresAt = edit.expiresAt();
        attributes = edit.attributes();
        scopes = edit.scopes();
    }

    @Override
    public Level level() {
        return Level.CREDENTIAL;
    }

    public UUID appId() {
        return appId;
    }

    public String keyHint() {
        return keyHint;
    }

    public byte[] keyHash() {
        return keyHash.clone();
    }

    public byte[] keyCipher() {
        return keyCipher.clone();
    }

    public byte[] secretCipher() {
        return secretCipher.clone();
    }

    public Instant issuedAt() {
        return issuedAt;
    }

    /** @return null for a key that never expires */
    public @Nullable Instant expiresAt() {
        return expiresAt;
    }

    /** Whether it has expired at that moment. */
    public boolean expired(Instant now) {
        return EffectiveAccess.expired(expiresAt, now);
    }

    public List<Attribute> attributes() {
        return attributes;
    }

    public List<String> scopes() {
        return scopes;
    }
}
