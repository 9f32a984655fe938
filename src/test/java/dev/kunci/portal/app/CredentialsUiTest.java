package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.key.ImportKeyDialog;
import dev.kunci.portal.app.key.KeyCard;
import dev.kunci.portal.form.DeleteDialog;
import dev.kunci.portal.status.StatusButton;
import dev.kunci.portal.text.TimeText;
import dev.kunci.portal.widget.CopyButton;
import dev.kunci.portal.widget.SecretDialog;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.product.ApiProducts;
import dev.kunci.registry.value.ApprovalType;
import dev.kunci.review.lookup.FieldOptions;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The keys of an app: shown as hints, revealed on record, issued and imported, with products that come and go. */
class CredentialsUiTest extends UiTest {

    @Autowired
    ApiProducts products;

    @Autowired
    Credentials credentials;

    private Scene.Weather weather = null;
    private Actor person = null;

    private void open(Role... roles) {
        weather = scene.weather();
        person = scene.operator(weather.organization(), roles);
        show();
    }

    private void show() {
        signIn(person);
        navigate("o/" + weather.organizationName() + "/apps/" + weather.app() + "?tab=credentials");
    }

    @Test
    void showsHintsAndWhatEachProductWaitsFor() {
        open(Role.VIEWER);

        KeyCard card = _get(KeyCard.class);
        String text = card.getElement().getTextRecursively();
        assertThat(text)
                .contains(hint() + "…", "never expires", "manual", "automatic", "by ana@example.com", "Pending")
                .contains("“we show the weather”")
                .doesNotContain(weather.pair().consumerKey(), weather.pair().consumerSecret());
        for (String offered : List.of("Reveal", "New key", "Import key", "Add product")) {
            _assertNone(Button.class, s -> s.withText(offered));
        }
    }

    @Test
    void revealShowsThePairIsRecordedAndHidesAgain() {
        open(Role.EDITOR);

        _click(_get(Button.class, s -> s.withText("Reveal")));
        assertThat(values())
                .containsExactly(weather.pair().consumerKey(), weather.pair().consumerSecret());
        assertThat(_find(CopyButton.class)).hasSize(2);
        assertThat(database.rows("select action, subject_id, address from audit_record where actor = ?", person.name()))
                .containsExactly(Map.of("action", "reveal", "subject_id", weather.credential(), "address", ADDRESS));

        _click(_get(Button.class, s -> s.withText("Hide")));
        assertThat(values()).containsExactly(hint() + "…", "••••••••");
        _assertNone(CopyButton.class);
    }

    @Test
    void aNewKeyIsShownOnceAndCountsAtOnce() {
        open(Role.EDITOR);

        _click(_get(Button.class, s -> s.withText("New key")));
        _click(_get(Button.class, s -> s.withText("Create key")));

        List<String> shown = _find(_get(SecretDialog.class), Span.class, s -> s.withClasses("key-value")).stream()
                .map(Span::getText)
                .toList();
        assertThat(shown).hasSize(2).allMatch(value -> value.length() == 32);
        assertThat(_find(KeyCard.class)).hasSize(2);
        _click(_get(Button.class, s -> s.withText("Done")));
        _assertNone(SecretDialog.class);
        assertThat(values()).doesNotContainAnyElementsOf(shown);
        assertThat(database.rows(
                        "select status, expires_at is null as forever from credential where app_id = ? and key_hint = ?",
                        weather.app(),
                        shown.getFirst().substring(0, 6)))
                .containsExactly(Map.of("status", "approved", "forever", true));
        assertThat(database.text("select action from audit_record where actor = ?", person.name()))
                .isEqualTo("create");
        assertThat(database.text(
                        "select string_agg(audit_record::text, '') from audit_record where actor = ?", person.name()))
                .doesNotContain(shown.get(0), shown.get(1));
    }

    @Test
    void aNewKeyCanEndAfterALastDay() {
        open(Role.EDITOR);
        _click(_get(Button.class, s -> s.withText("New key")));
        ends(true);
        _click(_get(Button.class, s -> s.withText("Create key")));
        DatePicker lastDay = _get(DatePicker.class);
        assertThat(lastDay.isInvalid()).isTrue();
        assertThat(lastDay.getErrorMessage()).isEqualTo("Choose the last day.");

        LocalDate day = LocalDate.now(clock).plusDays(30);
        lastDay.setValue(day);
        _click(_get(Button.class, s -> s.withText("Create key")));

        assertThat(database.text(
                        "select (expires_at at time zone 'UTC')::date from credential where app_id = ? and expires_at is not null",
                        weather.app()))
                .isEqualTo(day.plusDays(1).toString());
    }

    @Test
    void anExpiredKeyIsMarked() {
        weather = scene.weather();
        person = scene.operator(weather.organization(), Role.VIEWER);
        credentials.issue(
                Actor.console(),
                weather.organization(),
                weather.app(),
                clock.instant().plus(Duration.ofDays(2)));
        clock.forward(Duration.ofDays(3));
        show();

        assertThat(_find(TimeText.class, s -> s.withClasses("key-expired")))
                .singleElement()
                .satisfies(expiry -> assertThat(expiry.getText()).startsWith("expired "));
    }

    @Test
    void aKeyFromElsewhereIsImportedAndWhatIsWrongIsSaidAtItsField() {
        open(Role.EDITOR);
        String own = scene.name("legacy-key-");
        _click(_get(Button.class, s -> s.withText("Import key")));
        TextField key = _get(TextField.class, s -> s.withLabel("Key"));
        PasswordField secret = _get(PasswordField.class);

        key.setValue("with blanks in it");
        secret.setValue("s3cret");
        _click(_get(Button.class, s -> s.withText("Import")));
        assertThat(key.isInvalid()).isTrue();
        assertThat(key.getErrorMessage()).startsWith("A consumer key consists of letters without accents");

        key.setValue(own);
        secret.setValue("no secret");
        _click(_get(Button.class, s -> s.withText("Import")));
        assertThat(key.isInvalid()).isFalse();
        assertThat(secret.isInvalid()).isTrue();

        key.setValue(weather.pair().consumerKey());
        secret.setValue("s3cret");
        _click(_get(Button.class, s -> s.withText("Import")));
        assertThat(key.getErrorMessage()).contains(hint());

        key.setValue(own);
        _click(_get(Button.class, s -> s.withText("Import")));
        _assertNone(ImportKeyDialog.class);
        assertThat(_find(KeyCard.class)).hasSize(2);
        assertThat(database.count("select count(*) from credential where app_id = ?", weather.app()))
                .isEqualTo(2);
    }

    @Test
    void aManualProductIsAddedAsPendingWithWhatItIsFor() {
        open(Role.EDITOR);
        String name = scene.name("Stock");
        UUID stock = products.create(Actor.console(), weather.organization(), name, "Stock", ApprovalType.MANUAL)
                .id();

        _click(_get(Button.class, s -> s.withText("Add product")));
        _click(_get(Button.class, s -> s.withText("Add")));
        assertThat(product().isInvalid()).isTrue();
        product().setValue(new FieldOptions.Product(stock, name, "Stock", true));
        assertThat(product().getHelperText()).isEqualTo("Pending until an approver decides.");
        _get(TextField.class, s -> s.withLabel("Requested for")).setValue("the shop window");
        _click(_get(Button.class, s -> s.withText("Add")));

        assertThat(database.rows(
                        "select status, requested_by, request_reason from product_grant where product_id = ?", stock))
                .containsExactly(Map.of(
                        "status", "pending", "requested_by", "ana@example.com", "request_reason", "the shop window"));
        assertThat(_get(KeyCard.class).getElement().getTextRecursively())
                .contains("“the shop window”", "by " + person.name() + ", on behalf of ana@example.com");
    }

    @Test
    void aProductIsRemovedAfterAQuestionThatSaysWhatStops() {
        open(Role.EDITOR, Role.APPROVER);
        _assertOne(StatusButton.class, s -> s.withId("status-" + weather.autoGrant()));

        _click(_find(
                        Button.class,
                        s -> s.withPredicate(
                                button -> button.getAriaLabel().orElse("").startsWith("Remove Orders from key")))
                .getFirst());
        DeleteDialog question = _get(DeleteDialog.class);
        assertThat(_find(question, ListItem.class))
                .extracting(ListItem::getText)
                .containsExactly("Calls with key " + hint() + "… to Orders are refused at once.");
        assertThat(grants()).isEqualTo(2);
        _click(_get(question, Button.class, s -> s.withText("Delete")));

        assertThat(grants()).isEqualTo(1);
        _assertNone(StatusButton.class, s -> s.withId("status-" + weather.autoGrant()));
        assertThat(database.text("select action from audit_record where actor = ?", person.name()))
                .isEqualTo("delete");
    }

    private long grants() {
        return database.count("select count(*) from product_grant where credential_id = ?", weather.credential());
    }

    private String hint() {
        return weather.pair().consumerKey().substring(0, 6);
    }

    private static List<String> values() {
        return _find(_find(KeyCard.class).getLast(), Span.class, s -> s.withClasses("key-value")).stream()
                .map(Span::getText)
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static void ends(boolean ending) {
        ((RadioButtonGroup<Boolean>) _get(RadioButtonGroup.class, s -> s.withLabel("Expires"))).setValue(ending);
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<FieldOptions.Product> product() {
        return _get(ComboBox.class, s -> s.withLabel("API product"));
    }
}
