package dev.kunci.gateway;

import dev.kunci.registry.CalledPath;
import dev.kunci.registry.KeyRules;
import dev.kunci.registry.PathPolicy;
import dev.kunci.registry.Status;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question with its path in order: asks one gate after the other, as Apigee does, and stops at the first that is shut.
 *
 * @param path null where it is none
 */
record Call(Question question, @Nullable CalledPath path) {

    static Call of(Question question, PathPolicy policy) {
        String path = question.uri().startsWith("/") ? CalledPath.normalized(question.uri(), policy) : null;
        return new Call(question, path == null ? null : new CalledPath(path));
    }

    /** @return what is to be said of it whatever the registry says, null for nothing */
    @Nullable
    Verdict malformed() {
        if (question.consumerKey().isBlank()) {
            return denied(Reason.MISSING_KEY, null);
        }
        if (path == null) {
            return denied(Reason.BAD_PATH, null);
        }
        return KeyRules.isKey(question.consumerKey()) ? null : denied(Reason.UNKNOWN_KEY, null);
    }

    /** @return null where the facts do not suffice */
    @Nullable
    Verdict verdict(Facts facts, Facts.Key key, Clock clock) {
        if (!key.approved()) {
            return denied(Reason.KEY_REVOKED, key.since());
        }
        if (key.expires() != null && !key.expires().isAfter(clock.instant())) {
            return denied(Reason.KEY_EXPIRED, key.expires());
        }
        Facts.App app = facts.apps().get(key.app());
        if (app == null || !app.approved()) {
            return app == null ? null : denied(Reason.APP_REVOKED, app.since());
        }
        Facts.Owner owner = facts.owners().get(app.owner());
        if (owner == null || !owner.active()) {
            return owner == null
                    ? null
                    : denied(owner.group() ? Reason.APP_GROUP_INACTIVE : Reason.OWNER_INACTIVE, owner.since());
        }
        return product(facts, key, app, owner);
    }

    /** By the first approved product that opens the call, in the order in which they were asked for. */
    private @Nullable Verdict product(Facts facts, Facts.Key key, Facts.App app, Facts.Owner owner) {
        Facts.Grant shut = null;
        for (UUID id : key.grants()) {
            Facts.Grant grant = facts.grants().get(id);
            Facts.Product product = grant == null ? null : facts.products().get(grant.product());
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
            return denied(Reason.NO_PRODUCT, null);
        }
        return denied(shut.status() == Status.PENDING ? Reason.PRODUCT_PENDING : Reason.PRODUCT_REVOKED, shut.since());
    }

    /** What waits can still be approved; of what was revoked, the call passed until the last of it was. */
    private static boolean rather(Facts.Grant grant, Facts.Grant shut) {
        return grant.status() == shut.status() ? grant.since().isAfter(shut.since()) : grant.status() == Status.PENDING;
    }

    private static Verdict denied(Reason reason, @Nullable Instant since) {
        return new Verdict.Denied(reason, since);
    }
}
