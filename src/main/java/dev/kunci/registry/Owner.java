package dev.kunci.registry;

import dev.kunci.shared.Uuid7;
import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/** Developers and app groups: what apps belong to; inactive, none of their keys passes. */
@MappedSuperclass
public abstract class Owner extends StatusHolder {

    protected Owner() {}

    protected Owner(UUID organizationId, String by, Instant at) {
        super(Uuid7.next(), organizationId, Status.ACTIVE, by, at);
    }

    public void activate(String by, Instant at) {
        move(Status.ACTIVE, by, at);
    }

    public void deactivate(String by, Instant at) {
        move(Status.INACTIVE, by, at);
    }
}
