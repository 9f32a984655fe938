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
 * An account: either a person, who is global and has a membership in each organization they work for, or a program,
 * which belongs to one organization and cannot sign in.
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

    /** @param name the name in the audit log; not an address, so that it is never mistaken for a person */
    public static Operator program(UUID organization, String name, Instant createdAt) {
        Operator program = new Operator(name, name, createdAt);
        program.programOf = organization;
        return program;
    }

    /** Sets a password that the person chose. */
    public void setPassword(String hash) {
        this.passwordHash = hash;
        this.passwordOneTime = false;
        this.passwordUntil = null;
    }

    /** Sets a password that works for a limited time and must be changed before anything else. */
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

    /** The address of a person, or the name of a program. */
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

    /**
     * Changes with the password without revealing it. Sessions store it, so that they end when the password changes.
     */
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

    /** Whether the one-time password has expired. */
    public boolean passwordEnded(Instant now) {
        return passwordUntil != null && !now.isBefore(passwordUntil);
    }

    /** The organization that this program belongs to, null for a person. */
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

    /** {@code light}, {@code dark}, or null for the browser's preference. */
    public @Nullable String colorScheme() {
        return colorScheme;
    }
}
