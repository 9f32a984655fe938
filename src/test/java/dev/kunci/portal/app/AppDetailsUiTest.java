package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.audit.AuditRecord;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.key.KeyCard;
import dev.kunci.portal.app.list.AppsView;
import dev.kunci.portal.audit.History;
import dev.kunci.portal.error.NotFoundView;
import dev.kunci.portal.form.AttributesField;
import dev.kunci.portal.form.EditConflict;
import dev.kunci.portal.form.ReadOnlyNote;
import dev.kunci.registry.AppContent;
import dev.kunci.registry.app.AppEdit;
import dev.kunci.registry.app.Apps;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of one app: its details form, which loses nothing that was typed, and its history. */
class AppDetailsUiTest extends UiTest {

    @Autowired
    Apps apps;

    private Scene.Weather weather = null;
    private Actor person = null;

    private void open(Role... roles) {
        weather = scene.weather();
        person = scene.operator(weather.organization(), roles);
        signIn(person);
        navigate(page());
    }

    private String page() {
        return "o/" + weather.organizationName() + "/apps/" + weather.app();
    }

    @Test
    void anEditorSavesTheDetailsAndTheRecordSaysWhatChanged() {
        open(Role.EDITOR);
        assertThat(field("Internal name").getValue()).isEqualTo("Weather mobile");
        _assertNone(Button.class, s -> s.withText("Discard changes"));

        field("Display name").setValue("Weather to go");
        field("Callback URL").setValue("https://weather.example.com/callback");
        _get(TextArea.class, s -> s.withLabel("Notes")).setValue("asked for by marketing");
        save();

        assertThat(_get(H1.class).getText()).isEqualTo("Weather to go");
        _assertNone(Button.class, s -> s.withText("Discard changes"));
        assertThat(database.rows("select name, display_name, callback_url from app where id = ?", weather.app()))
                .containsExactly(Map.of(
                        "name", "Weather mobile",
                        "display_name", "Weather to go",
                        "callback_url", "https://weather.example.com/callback"));
        assertThat(database.rows(
                        "select action, after ->> 'displayName' as title, after ->> 'notes' as notes"
                                + " from audit_record where actor = ?",
                        person.name()))
                .containsExactly(Map.of("action", "edit", "title", "Weather to go", "notes", "asked for by marketing"));
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        open(Role.EDITOR);

        field("Internal name").setValue(" ");
        save();
        assertThat(field("Internal name").isInvalid()).isTrue();
        assertThat(field("Internal name").getErrorMessage()).isEqualTo("Enter a name.");

        field("Internal name").setValue("Weather mobile");
        field("Callback URL").setValue("not an address");
        save();
        assertThat(field("Callback URL").isInvalid()).isTrue();
        assertThat(field("Callback URL").getErrorMessage()).startsWith("not an address is not a callback URL");

        scene.app(weather.organization(), weather.developer(), "Taken");
        field("Callback URL").setValue("");
        field("Internal name").setValue("Taken");
        save();
        assertThat(field("Internal name").getErrorMessage()).isEqualTo("This owner already has an app named Taken.");
        assertThat(database.count("select count(*) from audit_record where actor = ?", person.name()))
                .isZero();
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsOfferedAndWhatWasTypedStays() {
        open(Role.EDITOR);
        Actor other = scene.operator(weather.organization(), Role.EDITOR);
        field("Display name").setValue("Mine");
        edit(other, 0, "Theirs");

        save();

        _assertOne(EditConflict.class);
        assertThat(_get(EditConflict.class).getElement().getTextRecursively()).contains(other.name());
        assertThat(field("Display name").getValue()).isEqualTo("Mine");
        assertThat(title()).isEqualTo("Theirs");

        _click(_get(Button.class, s -> s.withText("Load that version")));
        assertThat(field("Display name").getValue()).isEqualTo("Theirs");
        assertThat(_get(H1.class).getText()).isEqualTo("Theirs");
        _assertNone(EditConflict.class);

        field("Display name").setValue("Mine again");
        save();
        assertThat(title()).isEqualTo("Mine again");
    }

    @Test
    void oneCanSaveOverTheOtherVersionOnPurpose() {
        open(Role.EDITOR);
        field("Display name").setValue("Mine");
        edit(scene.operator(weather.organization(), Role.EDITOR), 0, "Theirs");
        save();

        _click(_get(Button.class, s -> s.withText("Overwrite with mine")));

        assertThat(title()).isEqualTo("Mine");
        _assertNone(EditConflict.class);
    }

    @Test
    void leavingWithUnsavedChangesAsksAndStaysDiscardsOrSaves() {
        open(Role.EDITOR);
        field("Display name").setValue("Half done");

        navigate("o/" + weather.organizationName() + "/apps");
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(AppView.class);
        assertThat(_get(ConfirmDialog.class).isOpened()).isTrue();
        answer(dialog -> new ConfirmDialog.CancelEvent(dialog, true));
        assertThat(field("Display name").getValue()).isEqualTo("Half done");
        assertThat(title()).isEmpty();

        navigate("o/" + weather.organizationName() + "/apps");
        answer(dialog -> new ConfirmDialog.ConfirmEvent(dialog, true));
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(AppsView.class);
        assertThat(title()).isEqualTo("Half done");

        navigate(page());
        field("Display name").setValue("Thrown away");
        navigate("o/" + weather.organizationName() + "/apps");
        answer(dialog -> new ConfirmDialog.RejectEvent(dialog, true));
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(AppsView.class);
        assertThat(title()).isEqualTo("Half done");
    }

    @Test
    void goingToAnotherTabKeepsWhatWasTyped() {
        open(Role.EDITOR);
        field("Display name").setValue("Half done");

        navigate(page() + "?tab=credentials");
        _assertNone(ConfirmDialog.class);
        _assertOne(KeyCard.class);
        navigate(page());

        assertThat(field("Display name").getValue()).isEqualTo("Half done");
    }

    @Test
    void whoIsNoEditorReads() {
        open(Role.VIEWER);

        assertThat(_find(TextField.class))
                .hasSize(1)
                .allMatch(TextField::isReadOnly)
                .extracting(TextField::getLabel)
                .containsExactly("Internal name");
        _assertNone(TextArea.class);
        _assertNone(AttributesField.class);
        assertThat(_get(ReadOnlyNote.class).getText()).isEqualTo("To change this, you need the role Editor.");
        _assertNone(Button.class, s -> s.withText("Save"));
        assertThat(_find(DescriptionList.Description.class))
                .extracting(fact -> fact.getElement().getTextRecursively())
                .contains("ana@example.com", "Ana Lestari");
    }

    @Test
    void anApproverBeginsWhereThereIsSomethingToDecideAndAnEditorAtTheDetails() {
        open(Role.APPROVER);
        assertThat(_get(Tabs.class).getSelectedTab().getLabel()).isEqualTo("Credentials");
        navigate(page() + "?tab=details");
        assertThat(_get(Tabs.class).getSelectedTab().getLabel()).isEqualTo("Details");

        open(Role.APPROVER, Role.EDITOR);
        assertThat(_get(Tabs.class).getSelectedTab().getLabel()).isEqualTo("Details");
        _assertNone(ReadOnlyNote.class);
    }

    @Test
    void theHistoryTellsWhatHappenedToTheAppItsKeysAndItsProducts() {
        open(Role.VIEWER);
        scene.weather(weather.organization(), weather.organizationName(), "bo@example.com", "Another");

        navigate(page() + "?tab=history");

        Grid<AuditRecord> history = _get(_get(History.class), Grid.class);
        assertThat(GridKt._size(history)).isEqualTo(4);
        assertThat(GridKt._getFormattedRow(history, 0).toString()).contains("Create", "Approved", "Orders");
        assertThat(GridKt._getFormattedRow(history, 1).toString())
                .contains("Create", "Pending", "we show the weather", "Console");
        assertThat(GridKt._getFormatted(history, 3, "target")).isEqualTo("App");
    }

    @Test
    void anUnknownAppAndOneOfAnotherOrganizationAreNotFound() {
        open(Role.VIEWER);
        Scene.Weather elsewhere = scene.weather();

        for (String app : new String[] {
            UUID.randomUUID().toString(), "nonsense", elsewhere.app().toString()
        }) {
            navigate("o/" + weather.organizationName() + "/apps/" + app);
            _assertNone(AppView.class);
            NotFoundView page = _get(NotFoundView.class);
            assertThat(_get(page, H1.class).getText()).isEqualTo("App not found");
            assertThat(_get(page, Anchor.class, s -> s.withText("Apps")).getHref())
                    .isEqualTo("o/" + weather.organizationName() + "/apps");
        }
    }

    private void edit(Actor who, long version, String displayName) {
        AppContent content = new AppContent("Weather mobile", displayName, "", "", List.of(), List.of());
        apps.edit(who, new AppEdit(weather.organization(), weather.app(), version, content));
    }

    private String title() {
        return database.text("select display_name from app where id = ?", weather.app());
    }

    private static TextField field(String label) {
        return _get(TextField.class, s -> s.withLabel(label));
    }

    private static void answer(Function<ConfirmDialog, ComponentEvent<ConfirmDialog>> event) {
        ConfirmDialog dialog = _get(ConfirmDialog.class);
        ComponentUtil.fireEvent(dialog, event.apply(dialog));
        dialog.close();
    }

    private static void save() {
        _click(_get(Button.class, s -> s.withText("Save")));
    }
}
