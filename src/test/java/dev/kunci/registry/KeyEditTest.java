package dev.kunci.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.value.Attribute;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.testing.SteppingClock;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Editing a key: an end is moved by editors, but only who decides makes an expired key live again. */
@IntegrationTest
class KeyEditTest {

    @Autowired
    Credentials credentials;

    @Autowired
    Scene scene;

    @Autowired
    Database database;

    @Autowired
    SteppingClock clock;

    private Scene.Weather weather;
    private Actor editor;

    @BeforeEach
    void set() {
        weather = scene.weather();
        editor = scene.operator(weather.organization(), Role.EDITOR);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void anEarlierEndIsStoredRecordedAndPublished() {
        Instant end = inDays(2);
        long changes = changes();

        assertThat(credentials.edit(editor, edit(0, end))).isEqualTo(1);

        assertThat(expires()).isEqualTo(end);
        assertThat(changes()).isEqualTo(changes + 1);
        assertThat(database.rows(
                        "select before::text as old, after::text as new from audit_record where actor = ?",
                        editor.name()))
                .containsExactly(Map.of("old", "{\"expires\": \"never\"}", "new", "{\"expires\": \"" + end + "\"}"));
    }

    @Test
    void aLivingKeyCanBeGivenMoreTimeByAnEditor() {
        credentials.edit(editor, edit(0, inDays(2)));
        credentials.edit(editor, edit(1, inDays(9)));
        credentials.edit(editor, edit(2, null));

        assertThat(database.count(
                        "select count(*) from credential where id = ? and expires_at is null", weather.credential()))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from audit_record where actor = ?", editor.name()))
                .isEqualTo(3);
    }

    @Test
    void onlyAnEditorWhoApprovesEverythingMakesAnExpiredKeyLiveAgain() {
        credentials.edit(editor, edit(0, inDays(2)));
        clock.forward(Duration.ofDays(3));
        Instant later = inDays(5);
        Actor limited =
                scene.operator(weather.organization(), Set.of(weather.manualProduct()), Role.EDITOR, Role.APPROVER);
        long changes = changes();

        for (Actor nobody : List.of(editor, limited)) {
            refused(nobody, "refusal.key.expired", edit(1, later));
            refused(nobody, "refusal.key.expired", edit(1, null));
            assertThat(database.count(
                            "select count(*) from audit_record where actor = ? and outcome = 'refused'"
                                    + " and after->>'refused' = 'refusal.key.expired' and subject_id = ?",
                            nobody.name(),
                            weather.credential()))
                    .isEqualTo(2);
        }
        assertThat(changes()).isEqualTo(changes);

        credentials.edit(scene.operator(weather.organization(), Role.EDITOR, Role.APPROVER), edit(1, later));
        assertThat(expires()).isEqualTo(later);
    }

    @Test
    void attributesOfAnExpiredKeyAreStillEdited() {
        Instant end = inDays(2);
        credentials.edit(editor, edit(0, end));
        clock.forward(Duration.ofDays(3));

        KeyEdit edit = new KeyEdit(
                weather.organization(),
                weather.credential(),
                1,
                end,
                List.of(new Attribute("team", "maps")),
                List.of());
        credentials.edit(editor, edit);

        assertThat(database.text("select attributes::text from credential where id = ?", weather.credential()))
                .isEqualTo("[{\"name\": \"team\", \"value\": \"maps\"}]");
    }

    @Test
    void scopesStayWithinThoseOfTheProductsAndWhatWasThereMayStay() throws SQLException {
        database.asOwner(
                "update api_product set scopes = '{read,write}' where id = '" + weather.autoProduct() + "'",
                "update credential set scopes = '{old}' where id = '" + weather.credential() + "'");

        credentials.edit(editor, scopes(0, "old", "read"));
        assertThat(database.text("select scopes::text from credential where id = ?", weather.credential()))
                .isEqualTo("{old,read}");
        assertThatThrownBy(() -> credentials.edit(editor, scopes(1, "old", "admin")))
                .isInstanceOfSatisfying(Refusal.Invalid.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("refusal.scopes");
                    assertThat(refusal.arguments()).containsExactly("admin", "read, write");
                });
    }

    @Test
    void anOlderVersionABadEndAndTooManyAttributesAreRefusedAndChangeNothing() {
        credentials.edit(editor, edit(0, inDays(2)));

        refused(editor, "refusal.key.edited", edit(0, inDays(9)));
        refused(editor, "refusal.key.expiry", edit(1, clock.instant().minusSeconds(1)));
        List<Attribute> many =
                IntStream.range(0, 19).mapToObj(i -> new Attribute("a" + i, "")).toList();
        refused(
                editor,
                "refusal.attributes.many",
                new KeyEdit(weather.organization(), weather.credential(), 1, null, many, List.of()));
        refused(
                editor,
                "refusal.unknown.credential",
                new KeyEdit(weather.organization(), UUID.randomUUID(), 1, null, List.of(), List.of()));
        assertThat(database.count("select count(*) from audit_record where actor = ?", editor.name()))
                .isEqualTo(1);
    }

    @Test
    void savingWithoutAChangeRecordsNothing() {
        assertThat(credentials.edit(editor, edit(0, null))).isZero();
        assertThat(database.count("select count(*) from audit_record where actor = ?", editor.name()))
                .isZero();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "APPROVER", "AUDITOR", "ADMIN"})
    void onlyEditorsEditKeys(Role role) {
        refused(scene.operator(weather.organization(), role), "refusal.role.editor", edit(0, inDays(2)));
        refused(scene.operator(scene.weather().organization(), Role.EDITOR), "refusal.role.editor", edit(0, null));
        assertThat(database.count(
                        "select count(*) from credential where id = ? and expires_at is null", weather.credential()))
                .isEqualTo(1);
    }

    private void refused(Actor who, String key, KeyEdit edit) {
        assertThatThrownBy(() -> credentials.edit(who, edit))
                .isInstanceOf(Refusal.class)
                .extracting(refusal -> ((Refusal) refusal).key())
                .isEqualTo(key);
    }

    private KeyEdit edit(long version, @Nullable Instant expiresAt) {
        return new KeyEdit(weather.organization(), weather.credential(), version, expiresAt, List.of(), List.of());
    }

    private KeyEdit scopes(long version, String... scopes) {
        return new KeyEdit(weather.organization(), weather.credential(), version, null, List.of(), List.of(scopes));
    }

    private Instant inDays(int days) {
        return clock.instant().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
    }

    private Instant expires() {
        return Instant.ofEpochSecond(database.count(
                "select extract(epoch from expires_at)::bigint from credential where id = ?", weather.credential()));
    }

    private long changes() {
        return database.count(
                "select count(*) from feed_change where organization_id = ? and subject_id = ?",
                weather.organization(),
                weather.credential());
    }
}
