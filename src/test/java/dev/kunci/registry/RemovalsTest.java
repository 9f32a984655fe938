package dev.kunci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.review.Consequence;
import dev.kunci.review.Consequences;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is deleted is gone with all below it, each with a record, and a key that was revoked stays so for ever. */
@IntegrationTest
class RemovalsTest {

    @Autowired
    Removals removals;

    @Autowired
    Consequences consequences;

    @Autowired
    Credentials credentials;

    @Autowired
    Organizations organizations;

    @Autowired
    Decisions decisions;

    @Autowired
    Grants grants;

    @Autowired
    Database database;

    @Autowired
    Scene scene;

    private Scene.Weather weather;
    private Actor editor;

    @BeforeEach
    void set() {
        weather = scene.weather();
        editor = scene.operator(weather.organization(), Role.EDITOR);
    }

    @Test
    void anOwnerGoesWithAppsKeysAndProductsAndEachHasItsRecord() {
        long changes = changes();
        assertThat(consequences.of(editor, weather.target(Level.DEVELOPER))).isEqualTo(new Consequence(1, 1, 1, 1, 0));

        assertThat(removals.remove(editor, weather.target(Level.DEVELOPER), "left the company"))
                .isEqualTo(Map.of(Level.DEVELOPER, 1, Level.APP, 1, Level.CREDENTIAL, 1, Level.GRANT, 2));

        for (String table : new String[] {"developer", "app", "credential", "product_grant"}) {
            assertThat(database.count(
                            "select count(*) from " + table + " where organization_id = ?", weather.organization()))
                    .as(table)
                    .isZero();
        }
        assertThat(database.count("select count(*) from api_product where organization_id = ?", weather.organization()))
                .isEqualTo(2);
        assertThat(database.rows(
                        "select subject_type, before->>'status' as was, reason from audit_record where actor = ?"
                                + " and outcome = 'done' order by subject_type, was",
                        editor.name()))
                .containsExactly(
                        row("app", "approved"),
                        row("credential", "approved"),
                        row("developer", "active"),
                        row("grant", "approved"),
                        row("grant", "pending"));
        assertThat(database.text(
                        "select subject from audit_record where actor = ? and subject_type = 'app'", editor.name()))
                .isEqualTo("ana@example.com / Weather mobile");
        assertThat(changes()).isEqualTo(changes + 5);
    }

    @Test
    void aDeletedRevokedKeyComesBackRevoked() {
        decisions.decide(Actor.console(), revoke(Level.CREDENTIAL));
        removals.remove(editor, weather.target(Level.CREDENTIAL), null);

        UUID again = credentials
                .importPair(editor, weather.organization(), weather.app(), weather.pair(), null)
                .credential();

        assertThat(database.text("select status from credential where id = ?", again))
                .isEqualTo("revoked");
    }

    @Test
    void aKeyThatDidNotPassIsRevokedWhenItComesBack() {
        decisions.decide(Actor.console(), revoke(Level.APP));
        removals.remove(editor, weather.target(Level.CREDENTIAL), null);
        UUID other = scene.app(weather.organization(), weather.developer(), "Other app")
                .app();

        UUID again = credentials
                .importPair(editor, weather.organization(), other, weather.pair(), null)
                .credential();

        assertThat(database.text("select status from credential where id = ?", again))
                .isEqualTo("revoked");
    }

    @Test
    void anAutomaticProductThatWasRevokedOnAKeyWaitsForAnApproverWhenItIsAddedAgain() {
        Target grant = new Target(weather.organization(), Level.GRANT, weather.autoGrant());
        decisions.decide(Actor.console(), new Decision(grant, Verb.REVOKE, "too many calls", null));
        removals.remove(editor, grant, null);

        UUID again = grants.add(editor, weather.organization(), weather.credential(), weather.autoProduct(), null);

        assertThat(database.text("select status from product_grant where id = ?", again))
                .isEqualTo("pending");
    }

    @Test
    void aProductEndsOnEveryKeyThatHasIt() {
        scene.operator(weather.organization(), java.util.Set.of(weather.autoProduct()), Role.APPROVER);
        assertThat(consequences.ofProduct(editor, weather.organization(), weather.autoProduct()))
                .isEqualTo(new Consequence(1, 1, 1, 0, 1));

        assertThat(removals.removeProduct(editor, weather.organization(), weather.autoProduct(), null))
                .isEqualTo(1);

        assertThat(database.count("select count(*) from api_product where id = ?", weather.autoProduct()))
                .isZero();
        assertThat(database.count("select count(*) from product_grant where credential_id = ?", weather.credential()))
                .isEqualTo(1);
        assertThat(database.rows(
                        "select subject_type from audit_record where actor = ? and action = 'delete' order by 1",
                        editor.name()))
                .containsExactly(Map.of("subject_type", "grant"), Map.of("subject_type", "product"));
    }

    @Test
    void whereReasonsAreRequiredADeletionNeedsOneToo() {
        organizations.settings(Actor.console(), weather.organization(), true, false);

        assertThatThrownBy(() -> removals.remove(editor, weather.target(Level.APP), " "))
                .isInstanceOf(Refusal.Invalid.class)
                .extracting(refusal -> ((Refusal) refusal).key())
                .isEqualTo("refusal.reason.required");
        assertThat(database.count("select count(*) from app where id = ?", weather.app()))
                .isEqualTo(1);
    }

    @Test
    void whatAnotherOrganizationHasIsNotFound() {
        Scene.Weather other = scene.weather();
        Target foreign = new Target(weather.organization(), Level.APP, other.app());

        assertThatThrownBy(() -> removals.remove(editor, foreign, null))
                .isInstanceOf(Refusal.NotFound.class)
                .extracting(refusal -> ((Refusal) refusal).key())
                .isEqualTo("refusal.unknown.app");
        assertThatThrownBy(() -> removals.removeProduct(editor, weather.organization(), other.autoProduct(), null))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(consequences.of(editor, foreign)).isEqualTo(new Consequence(0, 0, 0, 0, 0));
        assertThat(database.count("select count(*) from app where id = ?", other.app()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "APPROVER", "AUDITOR", "ADMIN"})
    void onlyEditorsDelete(Role role) {
        Actor other = scene.operator(weather.organization(), role);

        assertThatThrownBy(() -> removals.remove(other, weather.target(Level.APP), null))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> removals.removeProduct(other, weather.organization(), weather.autoProduct(), null))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and outcome = 'refused'", other.name()))
                .isEqualTo(2);
        assertThat(database.count("select count(*) from product_grant where credential_id = ?", weather.credential()))
                .isEqualTo(2);
    }

    private Decision revoke(Level level) {
        return new Decision(weather.target(level), Verb.REVOKE, "leaked", null);
    }

    private long changes() {
        return database.count("select count(*) from feed_change where organization_id = ?", weather.organization());
    }

    private static Map<String, Object> row(String type, String was) {
        return Map.of("subject_type", type, "was", was, "reason", "left the company");
    }
}
