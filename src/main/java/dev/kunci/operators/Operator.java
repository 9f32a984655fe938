package dev.kunci.operators;

import dev.kunci.shared.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Who works with Kunci: a person, global and with a membership in each organization they work for, or a program, which
 * belongs to one organization and cannot sign in.
 */
@Entity
@DynamicUpdate
public class Operator {

    private static final int STAMP_BYTES = 8;

    @Id
    private UUID id = Uuid7.next();

    private String email = "";

    @Column(insertable = false, updatable = false)
    private @Nullable String emailKey;

    private String name = "";
    private @Nullable String passwordHash;
    private boolean passwordOneTime;
    private @Nullable Instant passwordUntil;
    private boolean disabled;

    @Column(updatable = false)
    private @Nullable UUID programOf;

    private @Nullable String language;
    private @Nullable String timeZone;
    private @Nullable String colorScheme;

    @Column(updatable = false)
    private Instant createdAt = Instant.EPOCH;

    @Version
    private @Nullable Long version;

    protected Operator() {}

    public Operator(String email, String name, Instant createdAt) {
        this.email = email;
        this.name = name;
        this.createdAt = createdAt;
    }

    /** @param name what the record calls it; no address, so that it is never taken for a person */
    public static Operator program(UUID organization, String name, Instant createdAt) {
        Operator program = new Operator(name, name, createdAt);
        program.programOf = organization;
        return program;
    }

    /** A password of their own choice. */
    public void setPassword(String hash) {
        this.passwordHash = hash;
        this.passwordOneTime = false;
        this.passwordUntil = null;
    }

    /** One that lets them in for a while and must be changed before anything else can be done. */
    public void setOneTimePassword(String hash, Instant until) {
        this.passwordHash = hash;
        this.passwordOneTime = true;
        this.passwordUntil = until;
    }

    public void prefer(@Nullable String language, @Nullable String timeZone, @Nullable String colorScheme) {
        this.language = language;
        this.timeZone = timeZone;
        this.colorScheme = colorScheme;
    }

    public void rename(String name) {
        this.name = name;
    }

    public void disable() {
        disabled = true;
    }

    public void enable() {
        disabled = false;
    }

    public UUID id() {
        return id;
    }

    /** The address of a person, the name of a program. */
    public String email() {
        return email;
    }

    public String name() {
        return name;
    }

    @Nullable
    public String passwordHash() {
        return passwordHash;
    }

    /** Differs after each change of the password and tells nothing of it; a session holds it to end with the password. */
    public String passwordStamp() {
        byte[] hash = String.valueOf(passwordHash).getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(sha256().digest(hash), 0, STAMP_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether the password has to be changed first. */
    public boolean mustChangePassword() {
        return passwordOneTime;
    }

    /** Whether they were given a one-time password that has ended meanwhile. */
    public boolean passwordEnded(Instant now) {
        return passwordUntil != null && !now.isBefore(passwordUntil);
    }

    /** The organization whose program this is, null for a person. */
    public @Nullable UUID programOf() {
        return programOf;
    }

    public boolean disabled() {
        return disabled;
    }

    public @Nullable String language() {
        return language;
    }

    public @Nullable String timeZone() {
        return timeZone;
    }

    /** {@code light}, {@code dark}, or null for what the browser prefers. */
    public @Nullable String colorScheme() {
        return colorScheme;
    }
}
