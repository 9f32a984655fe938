package dev.kunci.registry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppContent;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Editing an app: nobody's edit is lost, and only what changed is recorded. */
@IntegrationTest
class AppsTest {

    @Autowired
    Apps apps;

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
    void anEditChangesTheDetailsAndRecordsJustWhatChanged() {
        long next = apps.edit(editor, edit(0, "Weather mobile", "Weather!", "https://example.com/cb", ""));

        assertThat(next).isEqualTo(1);
        assertThat(database.text(
                        "select display_name || ' ' || callback_url || ' ' || status from app where id = ?",
                        weather.app()))
                .isEqualTo("Weather! https://example.com/cb approved");
        assertThat(database.rows(
                        "select before::text as old, after::text as new from audit_record"
                                + " where subject_id = ? and action = 'edit'",
                        weather.app()))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.get("old")).isEqualTo("{\"callbackUrl\": \"\", \"displayName\": \"\"}");
                    assertThat(record.get("new"))
                            .isEqualTo("{\"callbackUrl\": \"https://example.com/cb\", \"displayName\": \"Weather!\"}");
                });
        assertThat(database.count("select count(*) from app where id = ? and search like '%weather!%'", weather.app()))
                .isEqualTo(1);
    }

    @Test
    void anEditOfAnOlderVersionIsRefusedAndChangesNothing() {
        apps.edit(editor, edit(0, "First", "", "", ""));

        assertThatThrownBy(() -> apps.edit(editor, edit(0, "Second", "", "", "")))
                .isInstanceOf(Refusal.Conflict.class)
                .hasMessageContaining("refusal.app.edited");
        assertThat(database.text("select name from app where id = ?", weather.app()))
                .isEqualTo("First");
    }

    @Test
    void savingWithoutAChangeRecordsNothing() {
        long records = database.count("select count(*) from audit_record where subject_id = ?", weather.app());

        assertThat(apps.edit(editor, edit(0, "Weather mobile", "", "", ""))).isZero();
        assertThat(database.count("select count(*) from audit_record where subject_id = ?", weather.app()))
                .isEqualTo(records);
    }

    @Test
    void aDecisionMeanwhileIsNoReasonToRefuseAnEdit() throws Exception {
        database.asApplication(
                "insert into audit_record (organization_id, actor, channel, action, subject_type, subject_id, subject,"
                        + " before, after, outcome) values ('" + weather.organization()
                        + "', 'sql', 'console', 'revoke',"
                        + " 'app', '" + weather.app() + "', 'x', '{\"status\": \"approved\"}',"
                        + " '{\"status\": \"revoked\"}', 'done')",
                "update app set status = 'revoked', status_revision = 1 where id = '" + weather.app() + "'");

        apps.edit(editor, edit(0, "Renamed", "", "", ""));

        assertThat(database.text("select name || ' ' || status from app where id = ?", weather.app()))
                .isEqualTo("Renamed revoked");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no address", "/relative", "example.com", "javascript:alert(1)", "DATA:text/html,x"})
    void aCallbackMustBeAnAddress(String callback) {
        assertThatThrownBy(() -> apps.edit(editor, edit(0, "Weather mobile", "", callback, "")))
                .isInstanceOf(Refusal.Invalid.class)
                .hasMessageContaining("refusal.app.callback");
    }

    @Test
    void twoWhoSaveAtOnceAreNotBothTakenAndTheSecondIsToldWhy() throws Exception {
        List<Callable<Object>> saves = List.of(
                () -> apps.edit(editor, edit(0, "First", "", "", "")),
                () -> apps.edit(editor, edit(0, "Second", "", "", "")));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Throwable> refused = new ArrayList<>();
            for (Future<Object> save : threads.invokeAll(saves)) {
                if (save.state() == Future.State.FAILED) {
                    refused.add(save.exceptionNow());
                }
            }
            assertThat(refused).singleElement().satisfies(e -> assertThat(e)
                    .isInstanceOf(Refusal.Conflict.class)
                    .hasMessageContaining("refusal.app.edited"));
        }
        assertThat(database.count(
                        "select count(*) from audit_record where subject_id = ? and action = 'edit'", weather.app()))
                .isEqualTo(1);
    }

    @Test
    void controlCharactersAndWholeBooksAreRefusedInWords() {
        assertThatThrownBy(() -> apps.edit(editor, edit(0, "Weather\0mobile", "", "", "")))
                .hasMessageContaining("refusal.text.characters");
        assertThatThrownBy(() -> apps.edit(editor, edit(0, "Weather mobile", "", "", "\0")))
                .hasMessageContaining("refusal.text.characters");
        assertThatThrownBy(() -> apps.edit(editor, edit(0, "Weather mobile", "", "", "x".repeat(2_001))))
                .hasMessageContaining("refusal.text.long");
        assertThat(apps.edit(editor, edit(0, "Weather mobile", "", "", "two\nlines")))
                .isEqualTo(1);
    }

    @Test
    void anEmptyNameATakenNameAndAForeignAppAreRefused() {
        scene.app(weather.organization(), weather.developer(), "Taken");

        assertThatThrownBy(() -> apps.edit(editor, edit(0, " ", "", "", "")))
                .hasMessageContaining("refusal.app.name.empty");
        assertThatThrownBy(() -> apps.edit(editor, edit(0, "Taken", "", "", "")))
                .hasMessageContaining("refusal.app.taken");
        Scene.Weather other = scene.weather();
        assertThatThrownBy(() -> apps.edit(
                        editor, new AppEdit(weather.organization(), other.app(), 0, AppContent.named("Mine now"))))
                .isInstanceOf(Refusal.NotFound.class);
        assertThatThrownBy(() -> apps.edit(
                        editor, new AppEdit(other.organization(), other.app(), 0, AppContent.named("Mine now"))))
                .isInstanceOf(Refusal.Forbidden.class);
        assertThat(List.of(
                        database.text("select name from app where id = ?", weather.app()),
                        database.text("select name from app where id = ?", other.app())))
                .containsExactly("Weather mobile", "Weather mobile");
    }

    private AppEdit edit(long version, String name, String displayName, String callback, String notes) {
        AppContent content = new AppContent(name, displayName, callback, notes, List.of(), List.of());
        return new AppEdit(weather.organization(), weather.app(), version, content);
    }
}
