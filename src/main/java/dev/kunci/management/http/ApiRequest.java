package dev.kunci.management.http;

import dev.kunci.management.dialect.Dialect;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.operators.Actor;
import dev.kunci.registry.change.StatusSnapshot;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.app.AppDetails;
import dev.kunci.shared.Refusal;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What every API call contains besides its subject.
 *
 * @param actor the caller, with what they may do in this organization; at least a viewer
 * @param reason null if none was given
 * @param ifMatch the tag of what the caller saw, null if not given
 * @param ifNoneMatch the tags of what the caller already has, null if not given
 * @param idempotencyKey identifies a create that is sent again, null for none
 */
public record ApiRequest(
        Actor actor,
        UUID organizationId,
        String organizationName,
        Dialect dialect,
        @Nullable String reason,
        @Nullable String ifMatch,
        @Nullable String ifNoneMatch,
        @Nullable String idempotencyKey) {

    private static final int ATTEMPTS = 5;

    public Target target(Level level, UUID id) {
        return new Target(organizationId, level, id);
    }

    /** Whether the caller wants a conflict if someone else has changed what they saw. */
    public boolean conditional() {
        return ifMatch != null && !ifMatch.equals("*");
    }

    /**
     * Refuses a change if the caller has seen another state.
     *
     * @param tag of the present state
     */
    public void seen(String tag) {
        if (ifMatch != null && conditional() && !ifMatch.contains('"' + tag + '"')) {
            throw changed();
        }
    }

    /** Whether the response will be "not modified", without a document. */
    public boolean has(String tag) {
        return ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains('"' + tag + '"'));
    }

    /**
     * The revision that a decision compares; only for callers who want a conflict after someone else's decision.
     *
     * @param now reads the present state, and compares it with what the caller saw
     */
    @Nullable
    public Long revision(Supplier<StatusSnapshot> now) {
        return conditional() ? (Long) now.get().revision() : null;
    }

    /** The actor on behalf of a developer, for requests in their name. */
    public Actor onBehalfOf(AppDetails.OwnerView owner) {
        return owner.group() ? actor : actor.onBehalfOf(owner.name());
    }

    /** Reads, changes and saves, and retries if someone else saved in between, unless the caller used If-Match. */
    public <T> T settle(Supplier<T> edit) {
        for (int attempt = 1; ; attempt++) {
            try {
                return edit.get();
            } catch (Refusal.Conflict meanwhile) {
                if (!meanwhile.key().endsWith(".edited")) {
                    throw meanwhile;
                }
                if (ifMatch != null) {
                    throw changed();
                }
                if (attempt == ATTEMPTS) {
                    throw meanwhile;
                }
            }
        }
    }

    /** The problem that someone else has changed what the caller saw. */
    public WireProblem changed() {
        return WireProblem.of(412, "kunci.changed", "This has changed since you read it. Read it again, then decide.");
    }
}
