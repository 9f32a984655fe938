package dev.kunci.gateway;

import dev.kunci.registry.key.KeyRules;
import dev.kunci.registry.path.CalledPath;
import dev.kunci.registry.path.PathPolicy;
import dev.kunci.registry.value.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question with its path in order: asks one gate after the other, as Apigee does, and stops at the first that is shut.
 *
 * @param path null where it is none
 */
record JudgedCall(CheckRequest question, @Nullable CalledPath path) {

    static JudgedCall of(CheckRequest question, PathPolicy policy) {
        String path = question.uri().startsWith("/") ? CalledPath.normalized(question.uri(), policy) : null;
        return new JudgedCall(question, path == null ? null : new CalledPath(path));
    }

    /** @return what is to be said of it whatever the registry says, null for nothing */
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

    /** @return null where the facts do not suffice */
    @Nullable
    Verdict verdict(AccessFacts facts, AccessFacts.Key key, Clock clock) {
        if (!key.approved()) {
            return denied(DenialReason.KEY_REVOKED, key.since());
        }
        if (key.expires() != null && !key.expires().isAfter(clock.instant())) {
            return denied(DenialReason.KEY_EXPIRED, key.expires());
        }
        AccessFacts.App app = facts.apps().get(key.app());
        if (app == null || !app.approved()) {
            return app == null ? null : denied(DenialReason.APP_REVOKED, app.since());
        }
        AccessFacts.Owner owner = facts.owners().get(app.owner());
        if (owner == null || !owner.active()) {
            return owner == null
                    ? null
                    : denied(
                            owner.group() ? DenialReason.APP_GROUP_INACTIVE : DenialReason.OWNER_INACTIVE,
                            owner.since());
        }
        return product(facts, key, app, owner);
    }

    /** By the first approved product that opens the call, in the order in which they were asked for. */
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
            if (path == null || !product.opens(question, path)) {
                continue;
            }
            if (grant.status().open()) {
                return new Verdict.Allowed(app.name(), app.id(), owner.name(), product.name(), key.id());
            }
            shut = shut == null || rather(grant, shut) ? grant : shut;
        }
        if (shut == null) {
            return denied(DenialReason.NO_PRODUCT, null);
        }
        return denied(
                shut.status() == Status.PENDING ? DenialReason.PRODUCT_PENDING : DenialReason.PRODUCT_REVOKED,
                shut.since());
    }

    /** What waits can still be approved; of what was revoked, the call passed until the last of it was. */
    private static boolean rather(AccessFacts.Grant grant, AccessFacts.Grant shut) {
        return grant.status() == shut.status() ? grant.since().isAfter(shut.since()) : grant.status() == Status.PENDING;
    }

    private static Verdict denied(DenialReason reason, @Nullable Instant since) {
        return new Verdict.Denied(reason, since);
    }
}
