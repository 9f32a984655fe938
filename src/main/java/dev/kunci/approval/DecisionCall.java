package dev.kunci.approval;

import dev.kunci.audit.AuditEntry;
import dev.kunci.operators.Actor;
import dev.kunci.registry.value.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The decisions that one caller wants to make at once, and what has become of them in a transaction. */
final class DecisionCall {

    private final Actor actor;
    private final List<Decision> decisions;
    private final Map<String, Object> mark;
    private final List<AuditEntry> refused = new ArrayList<>();
    private List<Result> results = List.of();
    private boolean held;

    /**
     * @param decisions at least one, all of one organization
     * @param mark additional fields of the state after in the records
     * @throws IllegalArgumentException if they belong to several organizations
     */
    DecisionCall(Actor actor, List<Decision> decisions, Map<String, Object> mark) {
        this.actor = actor;
        this.decisions = decisions;
        this.mark = mark;
        UUID organization = organization();
        if (decisions.stream().anyMatch(d -> !d.target().organization().equals(organization))) {
            throw new IllegalArgumentException("decisions of one call belong to one organization");
        }
    }

    Actor actor() {
        return actor;
    }

    List<Decision> decisions() {
        return decisions;
    }

    Map<String, Object> mark() {
        return mark;
    }

    UUID organization() {
        return decisions.getFirst().target().organization();
    }

    List<Target> targets() {
        return decisions.stream().map(Decision::target).toList();
    }

    /** The records of refusals, to be stored after the transaction. */
    List<AuditEntry> refused() {
        return refused;
    }

    /** One result for each decision, in the same order; empty before the transaction and for a call that is held up. */
    List<Result> results() {
        return results;
    }

    void ended(List<Result> results) {
        this.results = results;
    }

    /** Someone else holds one of its rows, so nothing was done. */
    void holdUp() {
        held = true;
    }

    boolean held() {
        return held;
    }
}
