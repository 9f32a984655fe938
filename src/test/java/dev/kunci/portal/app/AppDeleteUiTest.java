package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.list.AppsGrid;
import dev.kunci.portal.app.list.AppsView;
import dev.kunci.portal.form.AttributesField;
import dev.kunci.portal.form.DeleteDialog;
import dev.kunci.portal.form.TagsField;
import dev.kunci.registry.change.Deletions;
import dev.kunci.registry.organization.Organizations;
import dev.kunci.registry.value.Attribute;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Deleting an app from its page, and what the details form says about attributes and scopes. */
class AppDeleteUiTest extends UiTest {

    @Autowired
    Deletions deletions;

    @Autowired
    Organizations organizations;

    private Scene.Weather weather = null;
    private Actor person = null;

    private void open(Role... roles) {
        weather = scene.weather();
        person = scene.operator(weather.organization(), roles);
        show();
    }

    private void show() {
        signIn(person);
        navigate("o/" + weather.organizationName() + "/apps/" + weather.app());
    }

    @Test
    void anAppIsDeletedAfterAQuestionThatSaysWhatStopsAndTheListSaysSo() {
        open(Role.EDITOR);
        field("Display name").setValue("half typed");

        _click(_get(Button.class, s -> s.withText("Delete app")));
        DeleteDialog question = _get(DeleteDialog.class);
        assertThat(question.getHeaderTitle()).isEqualTo("Delete Weather mobile?");
        assertThat(_find(question, ListItem.class))
                .extracting(ListItem::getText)
                .startsWith(
                        "One key is affected.",
                        "One request that waits for an approver ends undecided.",
                        "One key passes calls today; they are refused from now on.");
        assertThat(apps()).isEqualTo(1);
        _click(_get(question, Button.class, s -> s.withText("Delete")));

        assertThat(apps()).isZero();
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(AppsView.class);
        _assertNone(ConfirmDialog.class);
        assertThat(notice()).isEqualTo("Weather mobile has been deleted.");
        assertThat(GridKt._size(_get(AppsGrid.class))).isZero();
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and action = 'delete'", person.name()))
                .isEqualTo(4);
    }

    @Test
    void aReasonIsAskedForWhereTheOrganizationWantsOne() {
        weather = scene.weather();
        organizations.settings(Actor.console(), weather.organization(), true, false);
        person = scene.operator(weather.organization(), Role.EDITOR);
        show();

        _click(_get(Button.class, s -> s.withText("Delete app")));
        _click(_get(Button.class, s -> s.withText("Delete")));
        assertThat(apps()).isEqualTo(1);
        _get(_get(DeleteDialog.class), TextField.class).setValue("contract ended");
        _click(_get(Button.class, s -> s.withText("Delete")));

        assertThat(apps()).isZero();
    }

    @Test
    void anAppThatSomebodyElseDeletedMeanwhileLeadsToTheList() {
        open(Role.EDITOR);
        _click(_get(Button.class, s -> s.withText("Delete app")));
        deletions.remove(Actor.console(), weather.target(Level.APP), null);
        _click(_get(Button.class, s -> s.withText("Delete")));

        assertThat(notice()).isEqualTo("There is no such app.");
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(AppsView.class);
    }

    @Test
    void onlyEditorsAreOfferedToDelete() {
        open(Role.APPROVER);
        _assertNone(Button.class, s -> s.withText("Delete app"));
    }

    @Test
    void aRowOfTheListCanBeDeletedThere() {
        open(Role.EDITOR);
        navigate("o/" + weather.organizationName() + "/apps");
        AppsView list = (AppsView) UI.getCurrent().getCurrentView();

        list.delete(GridKt._get(_get(AppsGrid.class), 0));
        _click(_get(Button.class, s -> s.withText("Delete")));

        assertThat(apps()).isZero();
        assertThat(GridKt._size(_get(AppsGrid.class))).isZero();
    }

    @Test
    void attributesAndScopesAreEditedAndTheNamedOnesAreNotShownTwice() throws SQLException {
        weather = scene.weather();
        person = scene.operator(weather.organization(), Role.EDITOR);
        database.asOwner(
                "update app set attributes = '[{\"name\": \"Notes\", \"value\": \"n\"}, {\"name\": \"tier\", \"value\":"
                        + " \"gold\"}, {\"name\": \"DisplayName\", \"value\": \"W\"}]' where id = '" + weather.app()
                        + "'",
                "update api_product set scopes = '{read,write}' where id = '" + weather.autoProduct() + "'");
        show();
        AttributesField attributes = _get(AttributesField.class);
        assertThat(attributes.getValue()).containsExactly(new Attribute("tier", "gold"));
        assertThat(_get(AppFacts.class).getElement().getTextRecursively()).contains("App family", "default");

        TagsField scopes = _get(TagsField.class);
        assertThat(scopes.getHelperText()).isEqualTo("Available scopes: read, write.");
        attributes.setValue(List.of(new Attribute("tier", "silver"), new Attribute("Notes", "twice")));
        scopes.setWords(List.of("read"));
        save();
        assertThat(attributes.getErrorMessage()).startsWith("Enter Notes in the field of that name");

        attributes.setValue(List.of(new Attribute("tier", "silver")));
        save();

        assertThat(database.rows(
                        "select attributes::text as attributes, scopes::text as scopes from app where id = ?",
                        weather.app()))
                .containsExactly(Map.of(
                        "attributes",
                        "[{\"name\": \"tier\", \"value\": \"silver\"}, {\"name\": \"DisplayName\", \"value\": \"W\"},"
                                + " {\"name\": \"Notes\", \"value\": \"n\"}]",
                        "scopes",
                        "{read}"));
        assertThat(database.rows(
                        "select before::text as old, after::text as new from audit_record where actor = ?",
                        person.name()))
                .containsExactly(Map.of(
                        "old", "{\"scopes\": [], \"attributes\": {\"tier\": \"gold\"}}",
                        "new", "{\"scopes\": [\"read\"], \"attributes\": {\"tier\": \"silver\"}}"));
        _assertNone(Button.class, s -> s.withText("Discard changes"));
    }

    private long apps() {
        return database.count("select count(*) from app where id = ?", weather.app());
    }

    private static String notice() {
        return _find(_find(Notification.class).getLast(), Span.class).getFirst().getText();
    }

    private static TextField field(String label) {
        return _get(TextField.class, s -> s.withLabel(label));
    }

    private static void save() {
        _click(_get(Button.class, s -> s.withText("Save")));
    }
}
