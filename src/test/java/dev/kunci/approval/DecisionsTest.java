package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import dev.kunci.shared.Uuid7;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The one path: revisions, reasons, four eyes, many at once, and what the record says. */
@IntegrationTest
class DecisionsTest {

    @Autowired
    Decisions decisions;

    @Autowired
    Organizations organizations;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Test
    void anApprovalIsRecordedWithWhoWhenFromWhereOldNewAndWhy() {
        Scene.Weather weather = scene.weather();
        Actor approver = scene.operator(weather.organization(), Role.APPROVER);

        Result result = decide(approver, weather, Verb.APPROVE, "contract signed", 0L);

        assertThat(result.kind()).isEqualTo(Result.Kind.APPLIED);
        assertThat(Objects.requireNonNull(result.now()).status()).isEqualTo(Status.APPROVED);
        assertThat(database.rows(
                        "select status, status_revision, status_changed_by from product_grant where id = ?",
                        weather.manualGrant()))
                .containsExactly(
                        Map.of("status", "approved", "status_revision", 1L, "status_changed_by", approver.name()));
        assertThat(database.rows(
                        "select actor, channel, address, action, before->>'status' as old, after->>'status' as new,"
                                + " reason, outcome from audit_record where id = ?",
                        result.record()))
                .containsExactly(Map.of(
                        "actor", approver.name(),
                        "channel", "portal",
                        "address", "192.0.2.7",
                        "action", "approve",
                        "old", "pending",
                        "new", "approved",
                        "reason", "contract signed",
                        "outcome", "done"));
        assertThat(database.text("select subject from audit_record where id = ?", result.record()))
                .startsWith("ana@example.com / Weather mobile / ")
                .contains("… / Weather-Product")
                .doesNotContain(weather.pair().consumerKey());
        assertThat(database.count(
                        "select count(*) from feed_change where subject_id = ? and kind = 'grant'"
                                + " and seq = (select max(seq) from feed_change where subject_id = ?)",
                        weather.manualGrant(),
                        weather.manualGrant()))
                .isEqualTo(1);
    }

    @Test
    void anApprovalOfWhatChangedMeanwhileIsStaleAndSaysWhoDecided() {
        Scene.Weather weather = scene.weather();
        Actor first = scene.operator(weather.organization(), Role.APPROVER);
        Actor second = scene.operator(weather.organization(), Role.APPROVER);
        decide(first, weather, Verb.REVOKE, "no contract", 0L);

        Result result = decide(second, weather, Verb.APPROVE, "looks fine", 0L);

        assertThat(result.kind()).isEqualTo(Result.Kind.STALE);
        assertThat(Objects.requireNonNull(result.now()).status()).isEqualTo(Status.REVOKED);
        assertThat(result.now().by()).isEqualTo(first.name());
        assertThat(status(weather)).isEqualTo("revoked");
        assertThat(decide(second, weather, Verb.APPROVE, "seen and decided", 1L).kind())
                .isEqualTo(Result.Kind.APPLIED);
        assertThat(status(weather)).isEqualTo("approved");
    }

    @Test
    void aRevokeWinsOverAStaleView() {
        Scene.Weather weather = scene.weather();
        Actor first = scene.operator(weather.organization(), Role.APPROVER);
        Actor second = scene.operator(weather.organization(), Role.APPROVER);
        decide(first, weather, Verb.APPROVE, null, 0L);

        assertThat(decide(second, weather, Verb.REVOKE, "leak", 0L).kind()).isEqualTo(Result.Kind.APPLIED);
        assertThat(status(weather)).isEqualTo("revoked");
        assertThat(decide(first, weather, Verb.REVOKE, "leak", 0L).kind()).isEqualTo(Result.Kind.ALREADY);
        assertThat(database.count(
                        "select count(*) from audit_record where subject_id = ? and action = 'revoke'",
                        weather.manualGrant()))
                .isEqualTo(1);
    }

    @Test
    void whereReasonsAreRequiredASilentDecisionIsRefused() {
        Scene.Weather weather = scene.weather();
        organizations.settings(Actor.console(), weather.organization(), true, false);
        Actor approver = scene.operator(weather.organization(), Role.APPROVER);

        Result silent = decide(approver, weather, Verb.APPROVE, "  ", 0L);

        assertThat(silent.kind()).isEqualTo(Result.Kind.REFUSED);
        assertThat(Objects.requireNonNull(silent.refusal()).key()).isEqualTo("refusal.reason.required");
        assertThat(status(weather)).isEqualTo("pending");
        assertThat(decide(approver, weather, Verb.APPROVE, "contract signed", 0L)
                        .kind())
                .isEqualTo(Result.Kind.APPLIED);
    }

    @Test
    void underFourEyesNobodyApprovesTheirOwnRequestButMayRevokeIt() {
        Scene.Weather weather = scene.weather();
        organizations.settings(Actor.console(), weather.organization(), false, true);
        Actor both = scene.operator(weather.organization(), Role.APPROVER, Role.EDITOR);
        Target own = new Target(weather.organization(), Level.GRANT, scene.request(both, weather));

        Result refused = decisions.decide(both, new Decision(own, Verb.APPROVE, "mine", null));

        assertThat(Objects.requireNonNull(refused.refusal()).key()).isEqualTo("refusal.four-eyes");
        Actor other = scene.operator(weather.organization(), Role.APPROVER);
        assertThat(decisions
                        .decide(other, new Decision(own, Verb.APPROVE, "checked", null))
                        .kind())
                .isEqualTo(Result.Kind.APPLIED);
        assertThat(decisions
                        .decide(both, new Decision(own, Verb.REVOKE, "changed my mind", null))
                        .kind())
                .isEqualTo(Result.Kind.APPLIED);
    }

    @Test
    void manyAreDecidedInOneTransactionAndEachHasItsResult() {
        Scene.Weather weather = scene.weather();
        Scene.Weather elsewhere = scene.weather();
        Actor approver = scene.operator(weather.organization(), Role.APPROVER);
        long step = database.count("select n from feed_counter");
        Target foreign = new Target(weather.organization(), Level.GRANT, elsewhere.manualGrant());
        Target unknown = new Target(weather.organization(), Level.APP, Uuid7.next());

        List<Result> results = decisions.decide(
                approver,
                List.of(
                        new Decision(weather.target(Level.GRANT), Verb.APPROVE, "all", 0L),
                        new Decision(weather.target(Level.CREDENTIAL), Verb.APPROVE, "all", 0L),
                        new Decision(weather.target(Level.APP), Verb.REVOKE, "all", 0L),
                        new Decision(weather.target(Level.DEVELOPER), Verb.APPROVE, "all", 0L),
                        new Decision(foreign, Verb.APPROVE, "all", 0L),
                        new Decision(unknown, Verb.REVOKE, "all", 0L)));

        assertThat(results)
                .extracting(Result::kind)
                .containsExactly(
                        Result.Kind.APPLIED,
                        Result.Kind.ALREADY,
                        Result.Kind.APPLIED,
                        Result.Kind.REFUSED,
                        Result.Kind.UNKNOWN,
                        Result.Kind.UNKNOWN);
        assertThat(database.count(
                        "select count(distinct transaction) from audit_record where id in (?, ?)",
                        results.get(0).record(),
                        results.get(2).record()))
                .isEqualTo(1);
        assertThat(database.count("select n from feed_counter")).isEqualTo(step + 1);
        assertThat(database.count("select count(*) from feed_change where seq = ?", step + 1))
                .isEqualTo(2);
        assertThat(database.text("select status from product_grant where id = ?", elsewhere.manualGrant()))
                .isEqualTo("pending");
    }

    @Test
    void aPersonWhoWasDisabledOrHasAOneTimePasswordDecidesNothingFromTheNextCallOn() throws Exception {
        Scene.Weather weather = scene.weather();
        Actor approver = scene.operator(weather.organization(), Role.APPROVER);
        assertThat(decide(approver, weather, Verb.APPROVE, null, null).kind()).isEqualTo(Result.Kind.APPLIED);

        database.asApplication("update operator set disabled = true where id = '" + approver.operatorId() + "'");
        assertThat(decide(approver, weather, Verb.REVOKE, null, null).kind()).isEqualTo(Result.Kind.REFUSED);
        database.asApplication("update operator set disabled = false, password_one_time = true where id = '"
                + approver.operatorId() + "'");
        assertThat(decide(approver, weather, Verb.REVOKE, null, null).kind()).isEqualTo(Result.Kind.REFUSED);
        assertThat(Objects.requireNonNull(
                        decide(approver, weather, Verb.REVOKE, null, null).refusal()))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(status(weather)).isEqualTo("approved");
    }

    private Result decide(Actor actor, Scene.Weather weather, Verb verb, String reason, Long seen) {
        return decisions.decide(actor, new Decision(weather.target(Level.GRANT), verb, reason, seen));
    }

    private String status(Scene.Weather weather) {
        return database.text("select status from product_grant where id = ?", weather.manualGrant());
    }
}
