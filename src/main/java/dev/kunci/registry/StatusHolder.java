package dev.kunci.registry;

import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Uuid7;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.annotations.PartitionKey;
import org.jspecify.annotations.Nullable;

/** The base of everything with a status. A status is only changed by a verb, and every change has a revision. */
@MappedSuperclass
public abstract class StatusHolder {

    @Id
    private UUID id = Uuid7.next();

    @PartitionKey
    @Column(updatable = false)
    private UUID organizationId = new UUID(0, 0);

    @OptimisticLock(excluded = true)
    private Status status = Status.REVOKED;

    @OptimisticLock(excluded = true)
    private long statusRevision;

    @OptimisticLock(excluded = true)
    private Instant statusChangedAt = Instant.EPOCH;

    @OptimisticLock(excluded = true)
    private String statusChangedBy = "";

    /** Guards edit forms only; a changed status does not count as an edit. */
    @Version
    private @Nullable Long version;

    protected StatusHolder() {}

    protected StatusHolder(UUID id, UUID organizationId, Status first, String by, Instant at) {
        this.id = id;
        this.organizationId = organizationId;
        this.status = first;
        this.statusChangedBy = by;
        this.statusChangedAt = at;
    }

    /** For a part of a row that was read without Hibernate. */
    protected StatusHolder(State state) {
        this(state.id, state.organization, state.status, state.changedBy, state.changedAt);
        this.statusRevision = state.revision;
    }

    /**
     * The columns of every status.
     *
     * @param revision how often it was changed
     */
    public record State(
            UUID id, UUID organization, Status status, long revision, String changedBy, Instant changedAt) {}

    public abstract Level level();

    /**
     * Restores an earlier status, whatever it was; the verb of an undo.
     *
     * @param by who had given it that status
     * @param at since when it had it
     * @throws IllegalArgumentException if this level does not have that status
     */
    public final void restore(Status earlier, String by, Instant at) {
        move(earlier, by, at);
    }

    protected final void move(Status next, String by, Instant at) {
        if (!level().statuses().contains(next)) {
            throw new IllegalArgumentException(level() + " cannot be " + next);
        }
        status = next;
        statusRevision++;
        statusChangedBy = by;
        statusChangedAt = at;
    }

    public Target target() {
        return new Target(organizationId, level(), id);
    }

    public UUID id() {
        return id;
    }

    public UUID organizationId() {
        return organizationId;
    }

    public Status status() {
        return status;
    }

    public long statusRevision() {
        return statusRevision;
    }

    public Instant statusChangedAt() {
        return statusChangedAt;
    }

    public String statusChangedBy() {
        return statusChangedBy;
    }

    /** @return null before the first save */
    public @Nullable Long version() {
        return version;
    }
}
