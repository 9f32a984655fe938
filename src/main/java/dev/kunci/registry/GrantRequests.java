package dev.kunci.registry;

import dev.kunci.audit.Action;
import dev.kunci.operators.Actor;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks for an API product on a key; whoever calls it checks who may, and records it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class GrantRequests {

    private final Registry registry;
    private final Subjects subjects;
    private final Clock clock;

    GrantRequests(Registry registry, Subjects subjects, Clock clock) {
        this.registry = registry;
        this.subjects = subjects;
        this.clock = clock;
    }

    /** @param reason why it is asked for, shown to the approver */
    Grant add(Actor actor, Credential credential, ApiProduct product, @Nullable String reason) {
        String requester = Objects.requireNonNullElse(actor.onBehalfOf(), actor.name());
        return registry.add(new Grant(credential, product, requester, actor.operatorId(), reason, clock.instant()));
    }

    Recorder.Step step(Grant grant) {
        return new Recorder.Step(
                Action.CREATE,
                subjects.name(grant),
                null,
                Map.of("status", grant.status().code()),
                grant.requestReason());
    }
}
