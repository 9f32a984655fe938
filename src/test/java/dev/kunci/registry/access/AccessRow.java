package dev.kunci.registry.access;

import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A key in one of the states that it and all above and below it can be in, and what follows from that: the rule of
 * effective access in words of its own, which know nothing of how Kunci states it.
 *
 * @param group whether an app group owns the app, not a developer
 * @param grants the API products on it in the order of their requests
 */
public record AccessRow(
        UUID organization,
        UUID owner,
        boolean group,
        boolean ownerActive,
        UUID app,
        boolean appApproved,
        UUID key,
        String consumerKey,
        boolean keyApproved,
        Expiry expiry,
        List<OnKey> grants) {

    /** When the key expires, seen from today. */
    public enum Expiry {
        NEVER,
        PAST,
        FUTURE
    }

    /** An API product on a key. */
    public record OnKey(UUID id, UUID product, Status status) {

        boolean approved() {
            return status == Status.APPROVED;
        }
    }

    boolean expired() {
        return expiry == Expiry.PAST;
    }

    /** Whether nothing above the products is in the way. */
    boolean keyOpen() {
        return ownerActive && appApproved && keyApproved && !expired();
    }

    /** Whether calls pass by one of its products at least. */
    boolean passes() {
        return keyOpen() && grants.stream().anyMatch(OnKey::approved);
    }

    /** The first gate from the top that is shut above the products. */
    Optional<String> shutAbove() {
        if (!ownerActive) {
            return Optional.of("owner");
        }
        if (!appApproved) {
            return Optional.of("app");
        }
        if (!keyApproved) {
            return Optional.of("credential");
        }
        return expired() ? Optional.of("expiry") : Optional.empty();
    }

    /** The first gate from the top that is shut for this product. */
    Optional<String> shut(OnKey grant) {
        return shutAbove().or(() -> grant.approved() ? Optional.empty() : Optional.of("grant"));
    }

    /** The first gate from the top that keeps every call away. */
    Optional<String> shut() {
        return passes() ? Optional.empty() : shutAbove().or(() -> Optional.of("grant"));
    }

    Level ownerLevel() {
        return group ? Level.APP_GROUP : Level.DEVELOPER;
    }

    Target ownerTarget() {
        return new Target(organization, ownerLevel(), owner);
    }

    Target target(Level level) {
        return switch (level) {
            case DEVELOPER, APP_GROUP -> ownerTarget();
            case APP -> new Target(organization, level, app);
            case CREDENTIAL -> new Target(organization, level, key);
            case GRANT -> new Target(organization, level, grants.getFirst().id());
        };
    }

    @Override
    public String toString() {
        return (group ? "app group " : "developer ") + (ownerActive ? "active" : "inactive") + ", app "
                + (appApproved ? "approved" : "revoked") + ", key " + (keyApproved ? "approved" : "revoked")
                + ", expires "
                + expiry + ", products " + grants.stream().map(OnKey::status).toList();
    }
}
