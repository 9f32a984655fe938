package dev.kunci.portal.inspector;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.GracePeriod;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.status.StatusText;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** From a pasted key to what became of it; the key itself is nowhere left. */
@ExtendWith(OutputCaptureExtension.class)
class InspectorUiTest extends UiTest {

    @Autowired
    Decisions decisions;

    private Scene.Weather weather = null;
    private Actor person = null;

    private void open(Role... roles) {
        weather = scene.weather();
        person = scene.operator(weather.organization(), roles);
        signIn(person);
        navigate("o/" + weather.organizationName() + "/inspector");
    }

    @Test
    void aPastedKeyLeadsToItsFindingAndIsNowhereLeft(CapturedOutput said) {
        open(Role.VIEWER);
        assertThat(text()).contains("Whose key is this?", "the whole key, as it was found");
        long records = database.count("select count(*) from audit_record");

        String key = weather.pair().consumerKey();
        lookUp(key);

        assertThat(text()).contains("This key passes for 1 of 2 API products", key.substring(0, 6) + "…");
        assertThat(field().getValue()).isEmpty();
        assertThat(UI.getCurrent().getElement().getOuterHTML()).doesNotContain(key);
        assertThat(UI.getCurrent().getInternals().getTitle()).doesNotContain(key);
        assertThat(said.getAll()).doesNotContain(key);
        assertThat(tablesWith(key)).isEmpty();
        assertThat(database.count("select count(*) from audit_record")).isEqualTo(records);
        _assertNone(Button.class, spec -> spec.withText("Revoke as leaked"));

        navigate("o/" + weather.organizationName() + "/inspector?key=" + weather.credential());
        assertThat(text()).contains("This key passes for 1 of 2 API products");
    }

    @Test
    void whatNobodyHereHasIsUnknownAndForgottenWhereItMayBeAKey() {
        open(Role.VIEWER);
        String elsewhere = scene.weather().pair().consumerKey();

        lookUp(elsewhere);
        assertThat(text()).contains("No key of this organization");
        assertThat(field().getValue()).isEmpty();
        lookUp("wether");
        assertThat(text()).contains("No key of this organization");
        assertThat(field().getValue()).isEqualTo("wether");
        navigate("o/" + weather.organizationName() + "/inspector?key=nonsense");
        assertThat(text()).contains("This key is not here");
    }

    @Test
    void severalKeysAreAListToChooseFrom() {
        open(Role.VIEWER);
        scene.app(weather.organization(), weather.developer(), "Weather archive");

        lookUp("weather");

        assertThat(text()).contains("2 keys may be meant");
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref).filter(href -> href.contains("?key=")))
                .hasSize(2)
                .contains("o/" + weather.organizationName() + "/inspector?key=" + weather.credential());
    }

    @Test
    void theSentenceOnTopSaysWhoShutWhichGateAndWhyAndAuditorsGetToTheRecord() {
        open(Role.AUDITOR);
        decisions.decide(Actor.console(), new Decision(weather.target(Level.APP), Verb.REVOKE, "Sells our data", null));

        lookUp(weather.credential().toString());

        assertThat(text())
                .contains(
                        "This key does not pass: app Weather mobile was revoked on",
                        "by an import",
                        "Reason: Sells our data");
        String record =
                database.text("select id from audit_record where action = 'revoke' and subject_id = ?", weather.app());
        assertThat(_find(Anchor.class).stream().map(Anchor::getHref))
                .contains("o/" + weather.organizationName() + "/audit?record=" + record);
        assertThat(_find(_get(GateTable.class), StatusText.class).stream()
                        .filter(status -> status.getClassNames().contains("status--blocked"))
                        .map(StatusText::getText))
                .as("what is approved below the app is struck through")
                .containsExactly("Approved", "Approved");
    }

    @Test
    void aLeakedKeyIsReplacedByConfirmingWhatIsChosenAlready() {
        open(Role.APPROVER, Role.EDITOR);
        decisions.decide(Actor.console(), new Decision(weather.target(Level.GRANT), Verb.APPROVE, "fine", null));
        lookUp(weather.pair().consumerKey());

        _click(_get(Button.class, spec -> spec.withText("Revoke as leaked")));
        assertThat(_get(Checkbox.class).getValue()).isTrue();
        assertThat(_get(TextArea.class).getValue()).isEqualTo("Leaked");
        _click(_get(Button.class, spec -> spec.withText("Revoke and replace")));

        _assertNone(LeakDialog.class);
        String shown = _find(_get(SecretDialog.class), Span.class, spec -> spec.withClasses("key-value"))
                .getFirst()
                .getText();
        assertThat(shown).hasSize(32).isNotEqualTo(weather.pair().consumerKey());
        assertThat(notices()).anyMatch(notice -> notice.endsWith("has been revoked and replaced."));
        assertThat(text()).contains("was revoked on", "Reason: Leaked");
        assertThat(database.rows(
                        "select status, (select count(*) from product_grant g where g.credential_id = c.id"
                                + " and g.status = 'approved') as open from credential c where app_id = ? order by issued_at",
                        weather.app()))
                .containsExactly(Map.of("status", "revoked", "open", 2L), Map.of("status", "approved", "open", 2L));
        String next = database.text(
                "select id from credential where app_id = ? and id <> ?", weather.app(), weather.credential());
        assertThat(text()).contains("Replaced by");
        assertThat(links()).contains("o/" + weather.organizationName() + "/inspector?key=" + next);
        navigate("o/" + weather.organizationName() + "/inspector?key=" + next);
        assertThat(text()).contains("Replaces").doesNotContain("Replaced by");
        assertThat(links()).contains("o/" + weather.organizationName() + "/inspector?key=" + weather.credential());
        assertThat(database.count(
                        "select count(*) from audit_record where subject_id = ? and actor = ? and action = 'revoke'"
                                + " and reason = 'Leaked' and after->>'leaked' = 'true'",
                        weather.credential(),
                        person.name()))
                .isEqualTo(1);
    }

    private static List<String> links() {
        return _find(Anchor.class).stream().map(Anchor::getHref).toList();
    }

    @Test
    void withAnOverlapTheOldKeyEndsLaterAndTheButtonSaysSo() {
        open(Role.APPROVER, Role.EDITOR);
        lookUp(weather.pair().consumerKey());

        _click(_get(Button.class, spec -> spec.withText("Revoke as leaked")));
        overlap().setValue(GracePeriod.DAY);
        _click(_get(Button.class, spec -> spec.withText("Replace and let it end")));

        assertThat(notices()).anyMatch(notice -> notice.contains("has been replaced and ends at"));
        assertThat(text()).contains("This key passes for 1 of 2 API products", "Good until ");
        assertThat(database.count(
                        "select count(*) from credential where id = ? and status = 'approved' and expires_at < now()"
                                + " + interval '25 hours'",
                        weather.credential()))
                .isEqualTo(1);
    }

    @Test
    void whoIsNoEditorRevokesOnlyAndIsToldSo() {
        open(Role.APPROVER);
        lookUp(weather.pair().consumerKey());

        _click(_get(Button.class, spec -> spec.withText("Revoke as leaked")));
        _assertNone(Checkbox.class);
        assertThat(_get(LeakDialog.class).getElement().getTextRecursively()).contains("Only an editor can replace it");
        _click(_get(_get(LeakDialog.class), Button.class, spec -> spec.withText("Revoke")));

        _assertNone(SecretDialog.class);
        assertThat(database.text("select status from credential where id = ?", weather.credential()))
                .isEqualTo("revoked");
    }

    @Test
    void theDeveloperIsToldInEitherLanguageWithTheReasonOnlyIfWanted() {
        open(Role.VIEWER);
        decisions.decide(
                Actor.console(), new Decision(weather.target(Level.CREDENTIAL), Verb.REVOKE, "Seen on a forum", null));
        lookUp(weather.credential().toString());

        _click(_get(Button.class, spec -> spec.withText("Explain to the developer")));
        Pre text = _get(Pre.class);
        String hint = weather.pair().consumerKey().substring(0, 6);
        assertThat(text.getText())
                .startsWith("Hello Ana Lestari,")
                .contains(
                        "your key " + hint + "… of the app Weather mobile",
                        "\u00a0UTC, because this key has been revoked.")
                .doesNotContain("Seen on a forum", weather.pair().consumerKey(), "console");
        _get(Checkbox.class).setValue(true);
        assertThat(text.getText()).contains("Reason: Seen on a forum");
        language().setValue(Locale.of("id"));
        assertThat(text.getText())
                .startsWith("Halo Ana Lestari,")
                .contains("karena kunci ini dicabut.", "Alasan: Seen on a forum");
    }

    @Test
    void theReasonOfOneProductIsNotToldAsThatOfAnother() {
        open(Role.VIEWER);
        Target orders = new Target(weather.organization(), Level.GRANT, weather.autoGrant());
        decisions.decide(Actor.console(), new Decision(orders, Verb.REVOKE, "fraud", null));
        lookUp(weather.credential().toString());

        assertThat(text()).contains("fraud").doesNotContain("Reason: fraud");
        _click(_get(Button.class, spec -> spec.withText("Explain to the developer")));
        assertThat(_get(Pre.class).getText()).contains("Weather").doesNotContain("Orders");
        _assertNone(Checkbox.class);
    }

    @Test
    void aCallIsTried() {
        open(Role.VIEWER);
        lookUp(weather.credential().toString());

        TextField call = _get(TextField.class, spec -> spec.withLabel("Call"));
        call.setValue("GET /v1/orders/17");
        assertThat(text()).contains("Passes by Orders (");
        call.setValue("nonsense");
        assertThat(text()).contains("Does not pass: this is no path");
    }

    private static TextField field() {
        return _get(TextField.class, spec -> spec.withLabel("Key, its beginning, key ID or app name"));
    }

    private static void lookUp(String pasted) {
        field().setValue(pasted);
        _click(_get(Button.class, spec -> spec.withText("Look up")));
    }

    private static String text() {
        return _get(InspectorView.class).getElement().getTextRecursively();
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<GracePeriod> overlap() {
        return _get(_get(LeakDialog.class), RadioButtonGroup.class);
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Locale> language() {
        return _get(_get(ExplainDialog.class), RadioButtonGroup.class);
    }

    private static List<String> notices() {
        return _find(Notification.class).stream()
                .map(notice -> notice.getElement().getTextRecursively())
                .toList();
    }

    /** The tables in which any row has this text, as it is or as bytes. */
    private List<String> tablesWith(String secret) {
        return database
                .rows("select quote_ident(relname) as name from pg_class where relkind = 'r'"
                        + " and relnamespace = 'public'::regnamespace and has_table_privilege(oid, 'select')")
                .stream()
                .map(table -> String.valueOf(table.get("name")))
                .filter(table -> database.count(
                                "select count(*) from " + table + " t where position(? in t::text) > 0"
                                        + " or position(encode(convert_to(?, 'UTF8'), 'hex') in t::text) > 0",
                                secret,
                                secret)
                        > 0)
                .toList();
    }
}
