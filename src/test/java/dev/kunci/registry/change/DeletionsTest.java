package dev.kunci.registry.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.key.Grants;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.review.impact.DeletionImpact;
import dev.kunci.review.impact.DeletionImpacts;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What is deleted is gone with all below it, each with a record, and a key that was revoked stays so for ever. */
@IntegrationTest
class DeletionsTest {

    @Autowired
    Deletions deletions;

    @Autowired
    DeletionImpacts impacts;

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
        assertThat(impacts.of(editor, weather.target(Level.DEVELOPER))).isEqualTo(new DeletionImpact(1, 1, 1, 1, 0));

        assertThat(deletions.remove(editor, weather.target(Level.DEVELOPER), "left the company"))
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
        deletions.remove(editor, weather.target(Level.CREDENTIAL), null);

        UUID again = credentials
                .importPair(editor, weather.organization(), weather.app(), weather.pair(), null)
                .credential();

        assertThat(database.text("select status from credential where id = ?", again))
                .isEqualTo("revoked");
    }

    @Test
    void aKeyThatDidNotPassIsRevokedWhenItComesBack() {
        decisions.decide(Actor.console(), revoke(Level.APP));
        deletions.remove(editor, weather.target(Level.CREDENTIAL), null);
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
        deletions.remove(editor, grant, null);

        UUID again = grants.add(editor, weather.organization(), weather.credential(), weather.autoProduct(), null);

        assertThat(database.text("select status from product_grant where id = ?", again))
                .isEqualTo("pending");
    }

    @Test
    void aProductEndsOnEveryKeyThatHasIt() {
        scene.operator(weather.organization(), java.util.Set.of(weather.autoProduct()), Role.APPROVER);
        assertThat(impacts.ofProduct(editor, weather.organization(), weather.autoProduct()))
                .isEqualTo(new DeletionImpact(1, 1, 1, 0, 1));

        assertThat(deletions.removeProduct(editor, weather.organization(), weather.autoProduct(), null))
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

    /** More keys with the automatic product than are told of at once, and than the feed names. */
    private int manyKeys() throws SQLException {
        int many = 2_050;
        String organization = "'" + weather.organization() + "'::uuid";
        String key = "decode(md5('" + weather.app() + "' || i) || md5('k' || i), 'hex')";
        String credential = "md5('c" + weather.app() + "' || i)::uuid";
        String grant = "md5('g" + weather.app() + "' || i)::uuid";
        String each = " from generate_series(1, " + many + ") as i";
        String record = "insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id,"
                + " subject, after, outcome) select " + organization
                + ", 'many', 'console', 'create', '%s', %s, 'many',"
                + " '{\"status\":\"%s\"}', 'done'" + each;
        database.asApplication(
                "insert into consumer_key (organization_id, key_hash, hash_version, key_id) select " + organization
                        + ", " + key + ", 1, " + credential + each,
                "insert into credential (organization_id, id, app_id, key_hash, hash_version, key_hint, key_cipher,"
                        + " secret_cipher, issued_at, status, status_changed_at, status_changed_by) select "
                        + organization + ", " + credential + ", '" + weather.app() + "', " + key
                        + ", 1, 'many', '', '', now(), 'approved', now(), 'many'" + each,
                "insert into product_grant (organization_id, id, credential_id, product_id, requested_at, requested_by,"
                        + " status, status_changed_at, status_changed_by) select " + organization + ", " + grant + ", "
                        + credential + ", '" + weather.autoProduct() + "', now(), 'many', 'revoked', now(), 'many'"
                        + each,
                record.formatted("credential", credential, "approved"),
                record.formatted("grant", grant, "revoked"));
        // PostgreSQL counts anew by itself within a minute of so many new rows.
        database.asOwner("analyze consumer_key, credential, product_grant, app");
        return many;
    }

    @Test
    void aProductOnVeryManyKeysEndsInOneSmallStepOfTheFeed() throws SQLException {
        int many = manyKeys();
        long before = database.count("select n from feed_counter");

        assertThat(deletions.removeProduct(editor, weather.organization(), weather.autoProduct(), "is retired"))
                .isEqualTo(many + 1);

        assertThat(database.rows("select kind, subject_id from feed_change where seq > ?", before))
                .containsExactly(Map.of("kind", "organization", "subject_id", weather.organization()));
        assertThat(database.rows(
                        "select subject_type, count(*) as records, count(distinct subject_id) as subjects"
                                + " from audit_record where actor = ? and action = 'delete' and reason = 'is retired'"
                                + " and before is not null or actor = ? and subject_type = 'product' group by 1 order by 1",
                        editor.name(),
                        editor.name()))
                .containsExactly(
                        Map.of("subject_type", "grant", "records", many + 1L, "subjects", many + 1L),
                        Map.of("subject_type", "product", "records", 1L, "subjects", 1L));
        assertThat(database.count(
                        "select count(*) from revoked_grant where organization_id = ?", weather.organization()))
                .as("what was revoked is remembered")
                .isEqualTo(many);
    }

    @Test
    void soDoesAnOwnerWithVeryManyKeys() throws SQLException {
        int many = manyKeys();

        assertThat(deletions.remove(editor, weather.target(Level.DEVELOPER), null))
                .isEqualTo(Map.of(Level.DEVELOPER, 1, Level.APP, 1, Level.CREDENTIAL, many + 1, Level.GRANT, many + 2));

        assertThat(database.count("select count(*) from credential where organization_id = ?", weather.organization()))
                .isZero();
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and action = 'delete'", editor.name()))
                .isEqualTo(2L * many + 5);
    }

    @Test
    void whereReasonsAreRequiredADeletionNeedsOneToo() {
        organizations.settings(Actor.console(), weather.organization(), true, false);

        assertThatThrownBy(() -> deletions.remove(editor, weather.target(Level.APP), " "))
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

        assertThatThrownBy(() -> deletions.remove(editor, foreign, null))
                .isInstanceOf(Refusal.NotFound.class)
                .extracting(refusal -> ((Refusal) refusal).key())
                .isEqualTo("refusal.unknown.app");
        assertThatThrownBy(() -> deletions.removeProduct(editor, weather.organization(), other.autoProduct(), null))
                .isInstanceOf(Refusal.NotFound.class);
        assertThat(impacts.of(editor, foreign)).isEqualTo(new DeletionImpact(0, 0, 0, 0, 0));
        assertThat(database.count("select count(*) from app where id = ?", other.app()))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "APPROVER", "AUDITOR", "ADMIN"})
    void onlyEditorsDelete(Role role) {
        Actor other = scene.operator(weather.organization(), role);

        assertThatThrownBy(() -> deletions.remove(other, weather.target(Level.APP), null))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> deletions.removeProduct(other, weather.organization(), weather.autoProduct(), null))
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
