package dev.kunci.registry.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.vault.KeyVault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Issuing, importing and revealing keys, and putting products on them. */
@IntegrationTest
class CredentialsTest {

    @Autowired
    Credentials credentials;

    @Autowired
    Grants grants;

    @Autowired
    Deletions deletions;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    Scene.Weather weather;
    Actor editor;

    @BeforeEach
    void set() {
        weather = scene.weather();
        editor = scene.operator(weather.organization(), Role.EDITOR);
    }

    @Test
    void aRevealShowsThePairAndIsRecorded() {
        KeyVault.Pair pair = credentials.reveal(editor, weather.organization(), weather.credential());

        assertThat(pair).isEqualTo(weather.pair());
        assertThat(database.rows(
                        "select action, actor, subject_id, outcome from audit_record where subject_id = ?"
                                + " and action = 'reveal'",
                        weather.credential()))
                .containsExactly(Map.of(
                        "action",
                        "reveal",
                        "actor",
                        editor.name(),
                        "subject_id",
                        weather.credential(),
                        "outcome",
                        "done"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "APPROVER", "AUDITOR", "ADMIN"})
    void onlyEditorsIssueRevealAddAndRemove(Role role) {
        Actor other = scene.operator(weather.organization(), role);
        long records =
                database.count("select count(*) from audit_record where organization_id = ?", weather.organization());

        assertThatThrownBy(() -> credentials.reveal(other, weather.organization(), weather.credential()))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> credentials.issue(other, weather.organization(), weather.app(), null))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThatThrownBy(() -> deletions.remove(
                        other, new Target(weather.organization(), Level.GRANT, weather.autoGrant()), null))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(database.count("select count(*) from credential where app_id = ?", weather.app()))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from product_grant where credential_id = ?", weather.credential()))
                .isEqualTo(2);
        assertThat(database.count(
                        "select count(*) from audit_record where organization_id = ?", weather.organization()))
                .isEqualTo(records + 3);
        assertThat(database.rows(
                        "select action, outcome, after->>'refused' as why from audit_record where organization_id = ?"
                                + " and actor = ? order by action",
                        weather.organization(),
                        other.name()))
                .containsExactly(
                        Map.of("action", "create", "outcome", "refused", "why", "refusal.role.editor"),
                        Map.of("action", "delete", "outcome", "refused", "why", "refusal.role.editor"),
                        Map.of("action", "reveal", "outcome", "refused", "why", "refusal.role.editor"));
    }

    @Test
    void aKeyIsUniqueInItsOrganizationAndFreeInAnother() {
        assertThatThrownBy(() ->
                        credentials.importPair(editor, weather.organization(), weather.app(), weather.pair(), null))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("refusal.key.taken")
                .satisfies(e ->
                        assertThat(e.getMessage()).doesNotContain(weather.pair().consumerKey()));

        Scene.Weather other = scene.weather();
        credentials.importPair(Actor.console(), other.organization(), other.app(), weather.pair(), null);
        assertThat(database.count("select count(*) from credential where app_id = ?", other.app()))
                .isEqualTo(2);
    }

    @Test
    void aKeyThatWasDeletedWhileRevokedComesBackRevoked() throws Exception {
        KeyVault.Pair pair = new KeyVault.Pair("own_key-1234567890", "own_secret-1234567890");
        Credentials.Issued issued = credentials.importPair(editor, weather.organization(), weather.app(), pair, null);
        String record = "insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id,"
                + " subject, before, after, outcome) values ('" + weather.organization() + "', 'sql', 'console',"
                + " 'delete', 'credential', '" + issued.credential()
                + "', 'x', '{\"status\": \"approved\"}', null, 'done')";
        database.asApplication(
                record,
                "update consumer_key set last_status = 'revoked' where key_id = '" + issued.credential() + "'",
                "delete from credential where id = '" + issued.credential() + "'");

        Credentials.Issued again = credentials.importPair(editor, weather.organization(), weather.app(), pair, null);

        assertThat(database.text("select status from credential where id = ?", again.credential()))
                .isEqualTo("revoked");
    }

    @Test
    void ownKeysHaveOnlyVisibleCharacters() {
        for (String bad : List.of("", "spaced key", "schlüssel", "x".repeat(2049))) {
            assertThatThrownBy(() -> credentials.importPair(
                            editor, weather.organization(), weather.app(), new KeyVault.Pair(bad, "secret"), null))
                    .isInstanceOf(Refusal.Invalid.class)
                    .hasMessageContaining("refusal.key.characters");
        }
        assertThatThrownBy(() -> credentials.importPair(
                        editor, weather.organization(), weather.app(), new KeyVault.Pair("key", "no no"), null))
                .hasMessageContaining("refusal.secret.characters");
        assertThatThrownBy(() -> credentials.issue(
                        editor,
                        weather.organization(),
                        weather.app(),
                        Instant.now().minus(Duration.ofDays(1))))
                .hasMessageContaining("refusal.key.expiry");
    }

    @Test
    void aManualProductTakenOffAndAddedAgainIsPendingAgainAndOneStillThereStays() throws Exception {
        String record = "insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id,"
                + " subject, before, after, outcome) values ('" + weather.organization() + "', 'sql', 'console',"
                + " 'approve', 'grant', '" + weather.manualGrant() + "', 'x', '{\"status\": \"pending\"}',"
                + " '{\"status\": \"approved\"}', 'done')";
        database.asApplication(
                record, "update product_grant set status = 'approved' where id = '" + weather.manualGrant() + "'");

        assertThat(grants.add(editor, weather.organization(), weather.credential(), weather.manualProduct(), null))
                .isEqualTo(weather.manualGrant());
        assertThat(status(weather.manualGrant())).isEqualTo("approved");

        deletions.remove(editor, weather.target(Level.GRANT), "no longer used");
        assertThat(database.rows(
                        "select actor, reason, before->>'status' as old from audit_record where subject_id = ?"
                                + " and action = 'delete'",
                        weather.manualGrant()))
                .containsExactly(Map.of("actor", editor.name(), "reason", "no longer used", "old", "approved"));
        var again = grants.add(editor, weather.organization(), weather.credential(), weather.manualProduct(), null);
        assertThat(status(again)).isEqualTo("pending");
        assertThat(database.text(
                        "select text(count(*)) from product_grant where credential_id = ?", weather.credential()))
                .isEqualTo("2");
    }

    private String status(Object grant) {
        return database.text("select status from product_grant where id = ?", grant);
    }
}
