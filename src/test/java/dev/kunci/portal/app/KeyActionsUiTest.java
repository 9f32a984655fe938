package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.ContextMenuKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.key.EditKeyDialog;
import dev.kunci.portal.app.key.KeyCard;
import dev.kunci.portal.app.key.KeyMenu;
import dev.kunci.portal.form.AttributesField;
import dev.kunci.portal.form.DeleteDialog;
import dev.kunci.portal.form.EditConflict;
import dev.kunci.portal.form.TagsField;
import dev.kunci.registry.KeyEdit;
import dev.kunci.registry.key.Credentials;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The menu of a key: editing when it ends and what hangs on it, and deleting it; a deleted value stays reserved. */
class KeyActionsUiTest extends UiTest {

    @Autowired
    Credentials credentials;

    @Autowired
    Decisions decisions;

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
    void theEndScopesAndAttributesOfAKeyAreEdited() {
        open(Role.EDITOR);
        LocalDate day = LocalDate.now(clock).plusDays(10);

        choose("Edit key");
        ends(true);
        _get(DatePicker.class).setValue(day);
        _get(_get(EditKeyDialog.class), AttributesField.class).setValue(List.of(new Attribute("team", "maps")));
        save();

        _assertNone(EditKeyDialog.class);
        assertThat(_get(KeyCard.class).getElement().getTextRecursively()).contains("expires ");
        assertThat(database.rows(
                        "select (expires_at at time zone 'UTC')::date::text as ends, attributes->0->>'value' as team"
                                + " from credential where id = ?",
                        weather.credential()))
                .containsExactly(Map.of("ends", day.plusDays(1).toString(), "team", "maps"));
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and action = 'edit'"
                                + " and before->>'expires' = 'never'",
                        person.name()))
                .isEqualTo(1);
    }

    @Test
    void whatIsWrongIsSaidAtItsFieldAndTheDialogStays() {
        open(Role.EDITOR);

        choose("Edit key");
        TagsField scopes = _get(_get(EditKeyDialog.class), TagsField.class);
        scopes.setWords(List.of("admin"));
        save();

        assertThat(scopes.isInvalid()).isTrue();
        assertThat(scopes.getErrorMessage())
                .isEqualTo("These scopes are not available: admin. The API products have no scopes.");
        _assertOne(EditKeyDialog.class);
    }

    @Test
    void anExpiredKeyIsNotMadeLiveAgainByAnEditorWhoDecidesNothing() {
        weather = scene.weather();
        person = scene.operator(weather.organization(), Role.EDITOR);
        credentials.edit(
                Actor.console(),
                new KeyEdit(
                        weather.organization(),
                        weather.credential(),
                        0,
                        clock.instant().plus(Duration.ofDays(1)),
                        List.of(),
                        List.of()));
        clock.forward(Duration.ofDays(5));
        show();

        choose("Edit key");
        ends(false);
        save();

        assertThat(_get(RadioButtonGroup.class).getErrorMessage())
                .isEqualTo("This key has expired. Only an editor who is also an approver for everything can make it"
                        + " valid again.");
        _assertOne(EditKeyDialog.class);
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsOfferedAndWhatWasTypedStays() {
        open(Role.EDITOR);
        choose("Edit key");
        AttributesField mine = _get(_get(EditKeyDialog.class), AttributesField.class);
        mine.setValue(List.of(new Attribute("team", "mine")));
        Actor other = scene.operator(weather.organization(), Role.EDITOR);
        credentials.edit(
                other,
                new KeyEdit(
                        weather.organization(),
                        weather.credential(),
                        0,
                        null,
                        List.of(new Attribute("team", "theirs")),
                        List.of()));

        save();
        assertThat(mine.getValue()).containsExactly(new Attribute("team", "mine"));
        _click(_get(_get(EditConflict.class), Button.class, s -> s.withText("Load that version")));
        assertThat(mine.getValue()).containsExactly(new Attribute("team", "theirs"));
        mine.setValue(List.of(new Attribute("team", "both")));
        save();

        assertThat(database.text("select attributes->0->>'value' from credential where id = ?", weather.credential()))
                .isEqualTo("both");
    }

    @Test
    void aRevokedKeyIsDeletedAfterAQuestionAndComesBackRevokedByImport() {
        open(Role.EDITOR);
        decisions.decide(Actor.console(), new Decision(weather.target(Level.CREDENTIAL), Verb.REVOKE, null, null));
        show();

        choose("Delete key");
        DeleteDialog question = _get(DeleteDialog.class);
        assertThat(_find(question, ListItem.class))
                .extracting(ListItem::getText)
                .containsExactly(
                        "One request that waits for an approver ends undecided.",
                        "No calls pass today, so none will be newly refused.",
                        "The key stays reserved: if it is imported again, it comes back with the status it has now.");
        _get(question, TextField.class).setValue("leaked");
        _click(_get(question, Button.class, s -> s.withText("Delete")));

        _assertNone(KeyCard.class);
        assertThat(notice()).isEqualTo("Key " + hint() + "… has been deleted.");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and action = 'delete' and reason = 'leaked'",
                        person.name()))
                .isEqualTo(3);

        _click(_get(Button.class, s -> s.withText("Import key")));
        _get(TextField.class, s -> s.withLabel("Key")).setValue(weather.pair().consumerKey());
        _get(PasswordField.class).setValue("another-secret");
        _click(_get(Button.class, s -> s.withText("Import")));
        assertThat(notice()).startsWith("Key " + hint() + "… is back, and revoked");
        assertThat(database.text("select status from credential where app_id = ?", weather.app()))
                .isEqualTo("revoked");
    }

    @Test
    void anImportSaysWhatIsWrongWhileItIsTyped() {
        open(Role.EDITOR);
        _click(_get(Button.class, s -> s.withText("Import key")));
        TextField key = _get(TextField.class, s -> s.withLabel("Key"));
        assertThat(key.getHelperText()).startsWith("Any characters but spaces");

        key.setValue("my key");
        assertThat(key.isInvalid()).isTrue();
        assertThat(key.getErrorMessage()).startsWith("A consumer key consists of letters");
        key.setValue("my_key");
        assertThat(key.isInvalid()).isFalse();
    }

    @Test
    void whoIsNoEditorHasNoMenu() {
        open(Role.APPROVER);
        _assertNone(KeyMenu.class);
    }

    private void choose(String item) {
        ContextMenuKt._clickItemWithCaption(_get(KeyMenu.class), item);
    }

    private String hint() {
        return weather.pair().consumerKey().substring(0, 6);
    }

    private static String notice() {
        return _find(_find(Notification.class).getLast(), Span.class).getFirst().getText();
    }

    private static void save() {
        _click(_get(_get(EditKeyDialog.class), Button.class, s -> s.withText("Save")));
    }

    @SuppressWarnings("unchecked")
    private static void ends(boolean ending) {
        ((RadioButtonGroup<Boolean>) _get(RadioButtonGroup.class, s -> s.withLabel("Expires"))).setValue(ending);
    }
}
