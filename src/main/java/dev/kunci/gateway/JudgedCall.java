package dev.kunci.gateway;

import dev.kunci.registry.access.CallRule;
import dev.kunci.registry.access.EffectiveAccess;
import dev.kunci.registry.access.Gate;
import dev.kunci.registry.key.KeyRules;
import dev.kunci.registry.path.CalledPath;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.value.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A check request with its parsed path. Goes through the gates in Apigee's order, and stops at the first that is shut.
 *
 * @param path null if it is invalid
 */
record JudgedCall(CheckRequest question, @Nullable CalledPath path) {

    static JudgedCall of(CheckRequest request, PathPolicy policy) {
        String path = request.uri().startsWith("/") ? CalledPath.normalized(request.uri(), policy) : null;
        return new JudgedCall(request, path == null ? null : new CalledPath(path));
    }

    /** @return the verdict if it does not depend on the registry, else null */
    @Nullable
    Verdict malformed() {
        if (question.consumerKey().isBlank()) {
            return denied(DenialReason.MISSING_KEY, null);
        }
        if (path == null) {
            return denied(DenialReason.BAD_PATH, null);
        }
        return KeyRules.isKey(question.consumerKey()) ? null : denied(DenialReason.UNKNOWN_KEY, null);
    }

    /** @return null if the facts do not suffice */
    @Nullable
    Verdict verdict(AccessFacts facts, AccessFacts.Key key, Clock clock) {
        AccessFacts.App app = facts.apps().get(key.app());
        AccessFacts.Owner owner = app == null ? null : facts.owners().get(app.owner());
        Gate.Kind refusing = CallRule.refusing(
                key.approved(),
                key.expires() == null || !EffectiveAccess.expired(key.expires(), clock.instant()),
                app == null || app.approved(),
                owner == null || owner.active());
        if (refusing == Gate.Kind.CREDENTIAL) {
            return denied(DenialReason.KEY_REVOKED, key.since());
        }
        if (refusing == Gate.Kind.EXPIRY) {
            return denied(DenialReason.KEY_EXPIRED, key.expires());
        }
        if (app == null) {
            return null;
        }
        if (refusing == Gate.Kind.APP) {
            return denied(DenialReason.APP_REVOKED, app.since());
        }
        if (owner == null) {
            return null;
        }
        return refusing == null
                ? product(facts, key, app, owner)
                : denied(owner.group() ? DenialReason.APP_GROUP_INACTIVE : DenialReason.OWNER_INACTIVE, owner.since());
    }

    /** The verdict of the first approved product that opens the call, in the order of the requests. */
    private @Nullable Verdict product(
            AccessFacts facts, AccessFacts.Key key, AccessFacts.App app, AccessFacts.Owner owner) {
        AccessFacts.Grant shut = null;
        for (UUID id : key.grants()) {
            AccessFacts.Grant grant = facts.grants().get(id);
            AccessFacts.Product product =
                    grant == null ? null : facts.products().get(grant.product());
            if (grant == null || product == null) {
                return null;
            }
            if (path == null
                    || !product.calls().opens(question.environment(), question.proxy(), question.method(), path)) {
                continue;
            }
            if (grant.status().open()) {
                return new Verdict.Allowed(app.name(), app.id(), owner.name(), product.name(), key.id());
            }
            if (shut == null || CallRule.outranks(grant.status(), grant.since(), shut.status(), shut.since())) {
                shut = grant;
            }
        }
        if (shut == null) {
            return denied(DenialReason.NO_PRODUCT, null);
        }
        return denied(
                shut.status() == Status.PENDING ? DenialReason.PRODUCT_PENDING : DenialReason.PRODUCT_REVOKED,
                shut.since());
    }

    private static Verdict denied(DenialReason reason, @Nullable Instant since) {
        return new Verdict.Denied(reason, since);
    }
}
