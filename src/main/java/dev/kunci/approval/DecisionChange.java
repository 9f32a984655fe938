package dev.kunci.approval;

import dev.kunci.audit.Action;
import dev.kunci.audit.AuditEntry;
import dev.kunci.audit.Subject;
import dev.kunci.registry.StatusHolder;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision: its verb determines the status. If the caller has seen another state, the result says so, unless the verb
 * shuts a gate.
 *
 * @param subject null for a target that this organization does not have
 */
record DecisionChange(Decision decision, @Nullable Subject subject, Rules rules, Instant at) implements StatusChange {

    @Override
    public Target target() {
        return decision.target();
    }

    @Override
    public Action action() {
        return decision.verb().action();
    }

    @Override
    public @Nullable String reason() {
        return decision.reason();
    }

    @Override
    public @Nullable UUID undoes() {
        return null;
    }

    @Override
    public @Nullable Refusal against(StatusHolder holder) {
        return rules.against(decision, holder);
    }

    @Override
    public @Nullable Result settled(StatusHolder holder) {
        if (holder.status() == decision.verb().result()) {
            return Result.already(holder);
        }
        boolean stale = decision.seenRevision() != null && decision.seenRevision() != holder.statusRevision();
        return stale && !decision.verb().shuts()
                ? Result.stale(holder, new Refusal.Conflict("refusal.stale", holder.statusChangedBy()))
                : null;
    }

    @Override
    public void apply(StatusHolder holder) {
        decision.verb().apply(holder, rules.actor().name(), at);
    }

    @Override
    public AuditEntry refusal(Refusal why) {
        return decision.refusal(rules.actor(), subject, why);
    }
}
