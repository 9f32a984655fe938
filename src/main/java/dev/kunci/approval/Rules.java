package dev.kunci.approval;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Permission;
import dev.kunci.operators.Role;
import dev.kunci.registry.DecisionPolicy;
import dev.kunci.registry.Grant;
import dev.kunci.registry.StatusHolder;
import dev.kunci.shared.Refusal;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who may decide what in one organization: role, an approver's products, four eyes, required reasons.
 *
 * @param accounts that count as the same person as the actor, if four eyes are required
 */
record Rules(DecisionPolicy policy, Permission permission, Actor actor, Set<UUID> accounts) {

    /** @return why this decision is refused, or null where it is allowed */
    @Nullable
    Refusal against(Decision decision, StatusHolder holder) {
        if (!Verb.of(holder.level()).contains(decision.verb())) {
            return new Refusal.Invalid("refusal.verb." + decision.verb().code());
        }
        Refusal scope = outside(holder);
        if (scope != null) {
            return scope;
        }
        if (policy.fourEyes()
                && decision.verb() == Verb.APPROVE
                && holder instanceof Grant grant
                && grant.requestedBy(accounts)) {
            return new Refusal.Forbidden("refusal.four-eyes");
        }
        if (policy.fourEyes()
                && decision.verb() == Verb.APPROVE
                && holder instanceof Grant grant
                && grant.widenedBy(accounts)) {
            return new Refusal.Forbidden("refusal.four-eyes.widened");
        }
        try {
            policy.checkReason(decision.reason());
        } catch (Refusal.Invalid why) {
            return why;
        }
        return null;
    }

    /** The refusal for callers who decide nothing here and so are not told what exists. */
    static Refusal stranger() {
        return new Refusal.Forbidden("refusal.role.approver");
    }

    /** @return why this actor may not decide on this object, or null if they may */
    @Nullable
    Refusal outside(StatusHolder holder) {
        if (!permission.may(Role.APPROVER)) {
            return stranger();
        }
        boolean covered =
                holder instanceof Grant grant ? permission.decides(grant.productId()) : permission.decidesAll();
        return covered ? null : new Refusal.Forbidden("refusal.product.not-yours");
    }
}
