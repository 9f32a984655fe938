package dev.kunci.registry.key;

import dev.kunci.audit.Action;
import dev.kunci.operators.Actor;
import dev.kunci.operators.SamePersonRule;
import dev.kunci.registry.ApiProduct;
import dev.kunci.registry.Credential;
import dev.kunci.registry.Grant;
import dev.kunci.registry.StatusRepository;
import dev.kunci.registry.change.AuditSubjects;
import dev.kunci.registry.change.ChangeRecorder;
import dev.kunci.registry.value.Status;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Requests an API product on a key; the caller checks the permission, and records it. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class GrantRequests {

    private final StatusRepository statuses;
    private final JdbcClient jdbc;
    private final AuditSubjects subjects;
    private final SamePersonRule persons;
    private final Clock clock;

    GrantRequests(
            StatusRepository statuses, JdbcClient jdbc, AuditSubjects subjects, SamePersonRule persons, Clock clock) {
        this.statuses = statuses;
        this.jdbc = jdbc;
        this.subjects = subjects;
        this.persons = persons;
        this.clock = clock;
    }

    /** @param reason shown to the approver */
    public Grant add(Actor actor, Credential credential, ApiProduct product, @Nullable String reason) {
        String requester = Objects.requireNonNullElse(actor.onBehalfOf(), actor.name());
        Status first = first(actor, credential, product);
        return statuses.add(
                new Grant(credential, product, first, requester, actor.operatorId(), reason, clock.instant()));
    }

    /**
     * The initial status of a product on a key. With four eyes, whoever made a manual product automatic would otherwise
     * approve their own requests.
     */
    public Status first(Actor actor, Credential credential, ApiProduct product) {
        boolean alone = statuses.organization(product.organizationId()).fourEyes()
                && product.automaticBy(persons.accounts(actor));
        if (wasRevoked(credential, product)) {
            return RevokedGrants.FIRST;
        }
        return alone ? Status.PENDING : product.approvalType().firstStatus();
    }

    /** Whether this product was revoked on this key and removed from it: an approver must decide again. */
    private boolean wasRevoked(Credential credential, ApiProduct product) {
        return jdbc.sql("select exists (select 1 from credential c where c.organization_id = :organization"
                        + " and c.id = :credential and " + RevokedGrants.condition("c.key_hash", ":product") + ")")
                .param("organization", credential.organizationId())
                .param("credential", credential.id())
                .param("product", product.name())
                .query(Boolean.class)
                .single();
    }

    public ChangeRecorder.Step step(Grant grant) {
        return new ChangeRecorder.Step(
                Action.CREATE,
                subjects.name(grant),
                null,
                Map.of("status", grant.status().code()),
                grant.requestReason());
    }
}
