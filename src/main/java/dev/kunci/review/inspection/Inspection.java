package dev.kunci.review.inspection;

import dev.kunci.audit.AuditRecord;
import dev.kunci.operators.Permission;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.value.Status;
import dev.kunci.review.app.AppDetails;
import dev.kunci.review.app.AppDetails.GrantView;
import dev.kunci.review.app.AppDetails.KeyView;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one key: whether it passes, and the state of every gate on its way.
 *
 * @param app with this key among its others
 * @param stops the gates in order: owner, app, key, expiry, and each API product
 * @param refusals refused decisions on it, latest first
 * @param replaces the leaked key that it was issued for, null for none
 * @param replacedBy the key that replaced it after it had leaked, null for none
 */
public record Inspection(
        AppDetails app,
        KeyView key,
        List<Stop> stops,
        KeyUse use,
        List<AuditRecord> refusals,
        @Nullable Kin replaces,
        @Nullable Kin replacedBy) {

    /**
     * Another key that this one has replaced, or that has replaced it.
     *
     * @param credential null if it has been deleted since
     * @param hint how it begins; empty if that is unknown
     */
    public record Kin(@Nullable UUID credential, String hint) {}

    /**
     * A gate, and the record of its present state.
     *
     * @param record null if there is none
     * @param reason given in that record
     */
    public record Stop(
            Gate gate, @Nullable UUID record, @Nullable String reason) {}

    public Permission permission() {
        return app.permission();
    }

    /**
     * The gate that blocks every call; empty if a call can pass. Of several API products none of which is approved, the
     * one that waits for an approver, or else the one that was revoked last.
     */
    public Optional<Stop> shut() {
        Gate above = key.access().shut();
        if (above != null) {
            return stops.stream().filter(stop -> stop.gate().equals(above)).findFirst();
        }
        List<Stop> grants = grants();
        return grants.stream().anyMatch(stop -> stop.gate().open())
                ? Optional.empty()
                : grants.stream()
                        .max(Comparator.comparing((Stop stop) -> stop.gate().status() == Status.PENDING)
                                .thenComparing(stop -> stop.gate().since()));
    }

    /** Whether any call with it passes. */
    public boolean passes() {
        return key.access().open() && openProducts() > 0;
    }

    /** How many of its API products are approved. */
    public long openProducts() {
        return grants().stream().filter(stop -> stop.gate().open()).count();
    }

    public List<Stop> grants() {
        return stops.stream()
                .filter(stop -> stop.gate().kind() == Gate.Kind.GRANT)
                .toList();
    }

    /** The display names of the API products with this status. */
    public List<String> products(Status status) {
        return key.grants().stream()
                .filter(grant -> grant.standing().status() == status)
                .map(GrantView::productName)
                .toList();
    }

    /** The reason for which it was shut; empty if none was given, or if it only waits. */
    public Optional<String> reason() {
        return shut().filter(stop -> stop.gate().status() != Status.PENDING)
                .map(Stop::reason)
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank());
    }
}
