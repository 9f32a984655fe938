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
 * What every call says besides what it is about.
 *
 * @param actor who calls, with what they may do in this organization; may at least look at it
 * @param reason why, null where nobody said
 * @param ifMatch the tag of what the caller saw, null for a caller that did not look
 * @param ifNoneMatch the tags of what the caller has already, null for a caller that has nothing
 * @param idempotencyKey by which a create that is sent again is known, null for none
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

    /** Whether the caller minds that somebody else has changed what they saw. */
    public boolean conditional() {
        return ifMatch != null && !ifMatch.equals("*");
    }

    /**
     * Refuses a change of what the caller has not seen as it is.
     *
     * @param tag of the thing as it is now
     */
    public void seen(String tag) {
        if (ifMatch != null && conditional() && !ifMatch.contains('"' + tag + '"')) {
            throw changed();
        }
    }

    /** Whether the answer will be that nothing has changed, and so shows nothing. */
    public boolean has(String tag) {
        return ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains('"' + tag + '"'));
    }

    /**
     * The revision that a decision compares: only a caller who looked minds that somebody else decided meanwhile.
     *
     * @param now reads what is to be decided on, and compares it with what the caller saw
     */
    @Nullable
    public Long revision(Supplier<StatusSnapshot> now) {
        return conditional() ? (Long) now.get().revision() : null;
    }

    /** The same call on behalf of a developer, for what is asked for in their name. */
    public Actor onBehalfOf(AppDetails.OwnerView owner) {
        return owner.group() ? actor : actor.onBehalfOf(owner.name());
    }

    /**
     * Reads, changes and saves; somebody who saved in between has the last word only where the caller asked for that by
     * If-Match.
     */
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

    /** That somebody else changed meanwhile what the caller saw. */
    public WireProblem changed() {
        return WireProblem.of(412, "kunci.changed", "This has changed since you read it. Read it again, then decide.");
    }
}
