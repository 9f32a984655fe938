package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Undo: same person, within fifteen seconds, unless somebody decided since. */
@IntegrationTest
class UndoTest {

    @Autowired
    Decisions decisions;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    SteppingClock clock;

    Scene.Weather weather;
    Actor approver;
    UUID record;

    @BeforeEach
    void approve() {
        weather = scene.weather();
        approver = scene.operator(weather.organization(), Role.APPROVER);
        record = Objects.requireNonNull(decide(approver, Verb.APPROVE).record());
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void itRestoresPendingAndItsRecordNamesTheOneItUndoes() {
        Result result = undo(approver);

        assertThat(result.kind()).isEqualTo(Result.Kind.APPLIED);
        assertThat(status()).isEqualTo("pending");
        assertThat(database.rows(
                        "select action, before->>'status' as old, after->>'status' as new, undoes from audit_record"
                                + " where id = ?",
                        result.record()))
                .containsExactly(Map.of("action", "restore", "old", "approved", "new", "pending", "undoes", record));
    }

    @Test
    void whatIsBackStandsSinceThenAndByWhomItStoodBefore() {
        List<Map<String, Object>> approved = standing();
        clock.forward(Duration.ofSeconds(5));
        Actor other = scene.operator(weather.organization(), Role.APPROVER);
        record = Objects.requireNonNull(decide(other, Verb.REVOKE).record());
        assertThat(standing()).isNotEqualTo(approved);
        clock.forward(Duration.ofSeconds(5));
        UUID restored = Objects.requireNonNull(undo(other).record());

        assertThat(standing()).isEqualTo(approved).singleElement().satisfies(now -> assertThat(now)
                .containsEntry("by", approver.name()));
        assertThat(database.rows(
                        "select before->>'by' as was, after->>'by' as now, actor from audit_record where id = ?",
                        restored))
                .containsExactly(Map.of("was", other.name(), "now", approver.name(), "actor", other.name()));

        record = Objects.requireNonNull(decide(other, Verb.REVOKE).record());
        undo(other);
        assertThat(standing()).isEqualTo(approved);
    }

    @Test
    void nobodyUndoesWhatAnotherDecided() {
        assertThat(Objects.requireNonNull(undo(scene.operator(weather.organization(), Role.APPROVER))
                                .refusal())
                        .key())
                .isEqualTo("refusal.undo.other");
        assertThat(status()).isEqualTo("approved");
    }

    @Test
    void afterFifteenSecondsItIsTooLate() {
        clock.forward(Duration.ofSeconds(16));

        assertThat(Objects.requireNonNull(undo(approver).refusal()).key()).isEqualTo("refusal.undo.late");
        assertThat(status()).isEqualTo("approved");
    }

    @Test
    void whatSomebodyElseDecidedSinceStands() {
        decide(scene.operator(weather.organization(), Role.APPROVER), Verb.REVOKE);

        assertThat(undo(approver).kind()).isEqualTo(Result.Kind.STALE);
        assertThat(status()).isEqualTo("revoked");
        assertThat(database.count(
                        "select count(*) from audit_record where subject_id = ? and outcome = 'refused'"
                                + " and action = 'restore'",
                        weather.manualGrant()))
                .isEqualTo(1);
    }

    @Test
    void anUndoIsNotUndone() {
        UUID restored = Objects.requireNonNull(undo(approver).record());

        assertThat(decisions.undo(approver, weather.organization(), List.of(restored)))
                .isEmpty();
        assertThat(status()).isEqualTo("pending");
    }

    private Result decide(Actor actor, Verb verb) {
        return decisions.decide(actor, new Decision(weather.target(Level.GRANT), verb, null, null));
    }

    private Result undo(Actor actor) {
        return decisions.undo(actor, weather.organization(), List.of(record)).getFirst();
    }

    private List<Map<String, Object>> standing() {
        return database.rows(
                "select status, status_changed_at as since, status_changed_by as by from product_grant where id = ?",
                weather.manualGrant());
    }

    private String status() {
        return database.text("select status from product_grant where id = ?", weather.manualGrant());
    }
}
