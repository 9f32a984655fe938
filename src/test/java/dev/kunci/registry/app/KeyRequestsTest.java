package dev.kunci.registry.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.value.Attribute;
import dev.kunci.shared.Refusal;
import dev.kunci.testing.Database;
import dev.kunci.testing.IntegrationTest;
import dev.kunci.testing.Scene;
import dev.kunci.vault.KeyVault;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is put together of several changes happens wholly or not at all, in one step of the feed. */
@IntegrationTest
class KeyRequestsTest {

    @Autowired
    private KeyRequests requests;

    @Autowired
    private Scene scene;

    @Autowired
    private Database database;

    private Scene.Weather weather;
    private Actor editor;

    @BeforeEach
    void set() {
        weather = scene.weather();
        editor = scene.operator(weather.organization(), Role.EDITOR);
    }

    @Test
    void anEditedAppGetsAKeyWithItsProductsInOneStep() {
        long steps = steps();

        UUID key = requests.issue(editor, weather.organization(), weather.app(), edit(), products(), null, "more calls")
                .credential();

        assertThat(steps()).isEqualTo(steps + 1);
        assertThat(database.text(
                        "select string_agg(status, ', ' order by status) from product_grant where credential_id = ?",
                        key))
                .isEqualTo("approved, pending");
        assertThat(database.text("select callback_url from app where id = ?", weather.app()))
                .isEqualTo("https://example.com/new");
        assertThat(database.text(
                        "select string_agg(action || ' ' || subject_type, ', ' order by at, subject_type) from"
                                + " audit_record where actor = ?",
                        editor.name()))
                .isEqualTo("create credential, create grant, create grant, edit app");
        assertThat(database.text(
                        "select string_agg(kind, ', ' order by kind) from feed_change where organization_id = ?"
                                + " and seq = (select max(seq) from feed_change where organization_id = ?)",
                        weather.organization(),
                        weather.organization()))
                .isEqualTo("app, credential, grant, grant");
    }

    @Test
    void aPairComesInWithWhatIsSaidAboutItInOneStep() {
        long steps = steps();

        UUID key = requests.importPair(
                        editor,
                        weather.organization(),
                        weather.app(),
                        new KeyVault.Pair(scene.name("own-key"), "own-secret"),
                        null,
                        List.of(new Attribute("from", "gateway")),
                        List.of())
                .credential();

        assertThat(steps()).isEqualTo(steps + 1);
        assertThat(database.text("select attributes->0->>'name' from credential where id = ?", key))
                .isEqualTo("from");
    }

    @Test
    void whereOnePartIsRefusedNothingHappens() {
        long steps = steps();
        UUID elsewhere = scene.weather().manualProduct();

        assertThatThrownBy(() -> requests.issue(
                        editor,
                        weather.organization(),
                        weather.app(),
                        edit(),
                        List.of(weather.autoProduct(), elsewhere),
                        null,
                        null))
                .isInstanceOf(Refusal.class);

        assertThat(database.count("select count(*) from credential where app_id = ?", weather.app()))
                .isEqualTo(1);
        assertThat(database.text("select callback_url from app where id = ?", weather.app()))
                .isEmpty();
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and outcome = 'done'", editor.name()))
                .isZero();
        assertThat(steps()).isEqualTo(steps);
    }

    private AppEdit edit() {
        AppContent content = AppContent.written("Weather mobile", "https://example.com/new", List.of(), List.of());
        return new AppEdit(
                weather.organization(),
                weather.app(),
                database.count("select version from app where id = ?", weather.app()),
                content);
    }

    private List<UUID> products() {
        return List.of(weather.manualProduct(), weather.autoProduct());
    }

    private long steps() {
        return database.count(
                "select count(distinct seq) from feed_change where organization_id = ?", weather.organization());
    }
}
