package dev.kunci.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.key.Credentials.Issued;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A leaked key ends, its replacement opens what it opened, all of it is on record, and none of it is undone. */
@IntegrationTest
class LeakedKeysTest {

    @Autowired
    LeakedKeys leakedKeys;

    @Autowired
    Decisions decisions;

    @Autowired
    Organizations organizations;

    @Autowired
    ApiProducts products;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    SteppingClock clock;

    Scene.Weather weather;
    Actor both;

    @BeforeEach
    void keyThatOpensItsManualProductAndNoLongerTheAutomatic() {
        weather = scene.weather();
        both = scene.operator(weather.organization(), Role.APPROVER, Role.EDITOR);
        UUID third = scene.request(both, weather);
        decide(weather.manualGrant(), Verb.APPROVE);
        decide(weather.autoGrant(), Verb.REVOKE);
        assertThat(grants(weather.credential())).isEqualTo("Orders revoked, Stock pending, Weather approved");
        assertThat(third).isNotNull();
    }

    @AfterEach
    void now() {
        clock.reset();
    }

    @Test
    void theKeyIsRevokedAtOnceAndItsReplacementOpensWhatItOpened() {
        LeakResult end = leak(both, GracePeriod.NONE);

        Issued next = Objects.requireNonNull(end.replacement());
        assertThat(end.ends()).isNull();
        assertThat(status(weather.credential())).isEqualTo("revoked");
        assertThat(status(next.credential())).isEqualTo("approved");
        assertThat(grants(next.credential())).isEqualTo("Orders revoked, Stock pending, Weather approved");
        assertThat(database.text(
                        "select request_reason from product_grant g join api_product p on p.id = g.product_id"
                                + " where g.credential_id = ? and p.display_name = 'Weather'",
                        next.credential()))
                .isEqualTo("we show the weather");
        assertThat(records(next.credential()))
                .containsExactly(
                        "approve grant pending>approved found on a forum leaked=true replaces=null",
                        "create credential null>approved null leaked=null replaces="
                                + weather.pair().consumerKey().substring(0, 6) + "…",
                        "create grant null>approved null leaked=null replaces=null",
                        "create grant null>pending asked for by phone leaked=null replaces=null",
                        "create grant null>pending we show the weather leaked=null replaces=null",
                        "revoke credential approved>revoked found on a forum leaked=true replaces=null",
                        "revoke grant approved>revoked found on a forum leaked=true replaces=null");
    }

    @Test
    void theKeyItsReplacementAndTheirProductsAreOneStepOfTheFeed() {
        long step = database.count("select n from feed_counter");

        Issued next = Objects.requireNonNull(leak(both, GracePeriod.NONE).replacement());

        assertThat(database.count("select n from feed_counter")).isEqualTo(step + 1);
        assertThat(database.rows("select subject_id from feed_change where seq = ?", step + 1))
                .extracting(row -> row.get("subject_id"))
                .contains(weather.credential(), next.credential())
                .hasSize(5);
    }

    @Test
    void withAnOverlapItEndsThenAndNeverLaterThanItWouldHave() {
        Instant before = clock.instant();
        LeakResult end = leak(both, GracePeriod.DAY);

        assertThat(Duration.between(before.plus(Duration.ofDays(1)), end.ends()))
                .isBetween(Duration.ofSeconds(-1), Duration.ofMinutes(1));
        assertThat(status(weather.credential())).isEqualTo("approved");
        assertThat(database.count(
                        "select count(*) from credential where id = ? and expires_at = ?::timestamptz",
                        weather.credential(),
                        Objects.requireNonNull(end.ends()).toString()))
                .isEqualTo(1);
        assertThat(database.rows(
                        "select before->>'expires' as was, reason, after->>'leaked' as leaked from audit_record"
                                + " where subject_id = ? and action = 'edit'",
                        weather.credential()))
                .containsExactly(Map.of("was", "never", "reason", "found on a forum", "leaked", "true"));
        assertThat(grants(Objects.requireNonNull(end.replacement()).credential()))
                .isEqualTo("Orders revoked, Stock pending, Weather approved");

        assertThat(leak(both, GracePeriod.WEEK).ends()).isEqualTo(end.ends());
    }

    @Test
    void whoIsNoEditorRevokesOnlyAndWhoIsNoApproverNothing() {
        Actor approver = scene.operator(weather.organization(), Role.APPROVER);
        Actor editor = scene.operator(weather.organization(), Role.EDITOR);
        Actor limited =
                scene.operator(weather.organization(), Set.of(weather.manualProduct()), Role.APPROVER, Role.EDITOR);
        long keys = keys();

        assertRefused(editor, GracePeriod.NONE, "refusal.role.approver", "revoke");
        assertRefused(scene.operator(weather.organization(), Role.VIEWER), null, "refusal.role.approver", "revoke");
        assertRefused(approver, GracePeriod.NONE, "refusal.role.editor", "create");
        assertRefused(approver, GracePeriod.DAY, "refusal.role.editor", "create");
        assertRefused(limited, GracePeriod.NONE, "refusal.product.not-yours", "revoke");
        assertRefused(limited, GracePeriod.DAY, "refusal.product.not-yours", "revoke");
        assertThat(status(weather.credential())).isEqualTo("approved");
        assertThat(keys()).isEqualTo(keys);

        assertThat(leak(approver, null)).isEqualTo(new LeakResult(null, null));
        assertThat(status(weather.credential())).isEqualTo("revoked");
        assertThat(keys()).isEqualTo(keys);
    }

    @Test
    void whatIsRevokedAlreadyIsNotReplacedTwice() {
        leak(both, GracePeriod.NONE);
        long keys = keys();

        assertThatThrownBy(() -> leak(both, GracePeriod.NONE))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("refusal.leak.revoked");
        assertThat(keys()).isEqualTo(keys);
        assertThatThrownBy(
                        () -> leakedKeys.revoke(both, new Leak(weather.organization(), UUID.randomUUID(), null, "x")))
                .isInstanceOf(Refusal.NotFound.class);
    }

    @Test
    void noneOfItIsUndone() {
        leak(both, GracePeriod.NONE);
        List<UUID> done =
                database
                        .rows("select id from audit_record where actor = ? and after->>'leaked' = 'true'", both.name())
                        .stream()
                        .map(row -> (UUID) row.get("id"))
                        .toList();

        assertThat(done).hasSize(3);
        assertThat(decisions.undo(both, weather.organization(), done))
                .hasSize(3)
                .allSatisfy(result -> assertThat(
                                Objects.requireNonNull(result.refusal()).key())
                        .isEqualTo("refusal.undo.leaked"));
        assertThat(status(weather.credential())).isEqualTo("revoked");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and action = 'restore'"
                                + " and after->>'refused' = 'refusal.undo.leaked'",
                        both.name()))
                .isEqualTo(3);
    }

    @Test
    void whereFourEyesAreAskedForTheSamePersonDoesNotApproveWhatComesAlong() {
        organizations.settings(Actor.console(), weather.organization(), null, true);
        Issued next = Objects.requireNonNull(leak(both, GracePeriod.NONE).replacement());

        assertThat(grants(next.credential())).isEqualTo("Orders revoked, Stock pending, Weather pending");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and outcome = 'refused'", both.name()))
                .isZero();
    }

    @Test
    void whereReasonsAreAskedForThereHasToBeOne() {
        organizations.settings(Actor.console(), weather.organization(), true, null);
        assertThatThrownBy(() -> leakedKeys.revoke(
                        both, new Leak(weather.organization(), weather.credential(), GracePeriod.NONE, " ")))
                .hasMessageContaining("refusal.reason.required");
        assertThat(status(weather.credential())).isEqualTo("approved");
    }

    @Test
    void aKeyThatHadEndedIsReplacedByOneThatIsGoodForAsLongAgain() {
        database.rows(
                "update credential set expires_at = issued_at + interval '30 days' where id = ? returning id",
                weather.credential());
        clock.forward(Duration.ofDays(40));

        Issued next = Objects.requireNonNull(leak(both, GracePeriod.NONE).replacement());
        assertThat(database.count(
                        "select count(*) from credential where id = ? and expires_at - issued_at"
                                + " between interval '30 days' - interval '1 minute' and interval '30 days'",
                        next.credential()))
                .isEqualTo(1);
    }

    private void assertRefused(Actor actor, @Nullable GracePeriod gracePeriod, String why, String action) {
        assertThatThrownBy(() -> leak(actor, gracePeriod))
                .isInstanceOf(Refusal.Forbidden.class)
                .hasMessageContaining(why);
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and subject_id = ? and action = ?"
                                + " and outcome = 'refused' and after->>'refused' = ?",
                        actor.name(),
                        weather.credential(),
                        action,
                        why))
                .isPositive();
    }

    private LeakResult leak(Actor actor, @Nullable GracePeriod gracePeriod) {
        return leakedKeys.revoke(
                actor, new Leak(weather.organization(), weather.credential(), gracePeriod, "found on a forum"));
    }

    private void decide(UUID grant, Verb verb) {
        Result result = decisions.decide(
                Actor.console(),
                new Decision(new Target(weather.organization(), Level.GRANT, grant), verb, "so", null));
        assertThat(result.kind()).isEqualTo(Result.Kind.APPLIED);
    }

    private String status(UUID credential) {
        return database.text("select status from credential where id = ?", credential);
    }

    private long keys() {
        return database.count("select count(*) from credential where organization_id = ?", weather.organization());
    }

    private String grants(UUID credential) {
        return database.text(
                "select string_agg(p.display_name || ' ' || g.status, ', ' order by p.display_name)"
                        + " from product_grant g join api_product p on p.id = g.product_id where g.credential_id = ?",
                credential);
    }

    /** What one transaction has on record about the leak. */
    private List<String> records(UUID next) {
        return database
                .rows(
                        "select concat_ws(' ', action, subject_type, coalesce(before->>'status', 'null') || '>'"
                                + " || (after->>'status'), coalesce(reason, 'null'),"
                                + " 'leaked=' || coalesce(after->>'leaked', 'null'),"
                                + " 'replaces=' || coalesce(after->>'replaces', 'null')) as said from audit_record"
                                + " where transaction = (select transaction from audit_record where subject_id = ?"
                                + " and action = 'create') order by 1",
                        next)
                .stream()
                .map(row -> String.valueOf(row.get("said")))
                .sorted()
                .toList();
    }
}
