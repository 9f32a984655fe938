package dev.kunci.management.decision;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Result;
import dev.kunci.approval.Verb;
import dev.kunci.management.dialect.Problems;
import dev.kunci.management.http.ApiRequest;
import dev.kunci.management.wire.WireProblem;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Executes the {@code action} of a call through the one path of all decisions. */
@Component
public class DecisionActions {

    /** The present words and those of older documentation. */
    private static final Map<String, Verb> VERBS = Map.of(
            "approve", Verb.APPROVE,
            "approved", Verb.APPROVE,
            "revoke", Verb.REVOKE,
            "revoked", Verb.REVOKE);

    private static final Map<String, Verb> OWNER_VERBS = Map.of(
            "active", Verb.ACTIVATE,
            "activate", Verb.ACTIVATE,
            "inactive", Verb.DEACTIVATE,
            "deactivate", Verb.DEACTIVATE);

    private final Decisions decisions;

    DecisionActions(Decisions decisions) {
        this.decisions = decisions;
    }

    /** @throws WireProblem naming the possible actions at this level */
    static Verb verb(Level level, String action) {
        Verb verb = (level.owner() ? OWNER_VERBS : VERBS).get(action.toLowerCase(Locale.ROOT));
        if (verb == null) {
            throw Problems.action(action, level.owner() ? List.of("active", "inactive") : List.of("approve", "revoke"));
        }
        return verb;
    }

    /**
     * @param seen the status revision that the caller saw, null if not given
     * @return 204: done, or already so
     */
    public ResponseEntity<Void> decide(ApiRequest request, Target target, String action, @Nullable Long seen) {
        check(request, decisions.decide(request.actor(), decision(request, target, action, seen)));
        return ResponseEntity.noContent().build();
    }

    /** The same as a part of the caller's transaction, of which nothing is left where this is not done. */
    public void decideWithin(ApiRequest request, Target target, String action, @Nullable Long seen) {
        check(request, decisions.decideWithin(request.actor(), decision(request, target, action, seen)));
    }

    private static Decision decision(ApiRequest request, Target target, String action, @Nullable Long seen) {
        return new Decision(target, verb(target.level(), action), request.reason(), seen);
    }

    private static void check(ApiRequest request, Result result) {
        if (!result.done()) {
            throw result.kind() == Result.Kind.STALE
                    ? request.changed()
                    : Problems.of(Objects.requireNonNull(result.refusal()));
        }
    }
}
