package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.Level;
import dev.kunci.registry.Status;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The one path: what is decided, what is refused, and what the record says of both. */
@IntegrationTest
class DecisionsTest {

    @Autowired
    Decisions decisions;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Test
    void anApproverApprovesAPendingProductAndTheRecordSaysWhoWhenFromWhereOldNewAndWhy() {
        Scene.Weather weather = scene.weather();
        Actor approver = scene.operator(weather.organization(), Role.APPROVER);

        Result result = decisions.decide(
                approver, new Decision(weather.target(Level.GRANT), Verb.APPROVE, "contract signed", 0L));

        assertThat(result.kind()).isEqualTo(Result.Kind.APPLIED);
        assertThat(result.now().status()).isEqualTo(Status.APPROVED);
        assertThat(database.rows(
                        "select status, status_revision, status_changed_by from product_grant where id = ?",
                        weather.manualGrant()))
                .containsExactly(java.util.Map.of(
                        "status", "approved", "status_revision", 1L, "status_changed_by", approver.name()));
        assertThat(database.rows(
                        "select actor, channel, address, action, before->>'status' as old, after->>'status' as new,"
                                + " reason, outcome from audit_record where id = ?",
                        result.record()))
                .containsExactly(java.util.Map.of(
                        "actor", approver.name(),
                        "channel", "portal",
                        "address", "192.0.2.7",
                        "action", "approve",
                        "old", "pending",
                        "new", "approved",
                        "reason", "contract signed",
                        "outcome", "done"));
    }
}
