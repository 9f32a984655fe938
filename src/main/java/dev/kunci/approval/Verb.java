package dev.kunci.approval;

import dev.kunci.audit.Action;
import dev.kunci.registry.Approvable;
import dev.kunci.registry.Owner;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What a person can decide: approve and revoke apps, keys and grants; activate and deactivate owners. */
public enum Verb {
    APPROVE(Status.APPROVED, Action.APPROVE),
    REVOKE(Status.REVOKED, Action.REVOKE),
    ACTIVATE(Status.ACTIVE, Action.ACTIVATE),
    DEACTIVATE(Status.INACTIVE, Action.DEACTIVATE);

    private final Status result;
    private final Action action;

    Verb(Status result, Action action) {
        this.result = result;
        this.action = action;
    }

    public static List<Verb> of(Level level) {
        return level.owner() ? List.of(ACTIVATE, DEACTIVATE) : List.of(APPROVE, REVOKE);
    }

    public Status result() {
        return result;
    }

    /** Whether it shuts a gate; shutting is the safe direction and wins over a stale view. */
    public boolean shuts() {
        return !result.open();
    }

    Action action() {
        return action;
    }

    void apply(StatusHolder holder, String by, Instant at) {
        switch (this) {
            case APPROVE -> ((Approvable) holder).approve(by, at);
            case REVOKE -> ((Approvable) holder).revoke(by, at);
            case ACTIVATE -> ((Owner) holder).activate(by, at);
            case DEACTIVATE -> ((Owner) holder).deactivate(by, at);
        }
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
