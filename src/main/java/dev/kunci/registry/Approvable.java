package dev.kunci.registry;

import dev.kunci.registry.value.Status;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/** Apps, credentials and grants: what approvers approve and revoke. */
@MappedSuperclass
public abstract class Approvable extends StatusHolder {

    protected Approvable() {}

    protected Approvable(UUID id, UUID organizationId, Status first, String by, Instant at) {
        super(id, organizationId, first, by, at);
    }

    protected Approvable(State state) {
        super(state);
    }

    public void approve(String by, Instant at) {
        move(Status.APPROVED, by, at);
    }

    public void revoke(String by, Instant at) {
        move(Status.REVOKED, by, at);
    }
}
