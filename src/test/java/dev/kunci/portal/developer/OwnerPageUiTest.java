package dev.kunci.portal.developer;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.audit.History;
import dev.kunci.portal.developer.list.DevelopersView;
import dev.kunci.portal.error.NotFoundView;
import dev.kunci.portal.form.DeleteDialog;
import dev.kunci.portal.form.EditConflict;
import dev.kunci.registry.DeveloperContent;
import dev.kunci.registry.owner.Developers;
import dev.kunci.registry.value.Level;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The page of a developer or app group: added, edited without losing anything, deleted with its consequences. */
class OwnerPageUiTest extends UiTest {

    @Autowired
    Developers developers;

    private Scene.Weather weather = null;
    private Actor person = null;

    private void open(Role... roles) {
        weather = scene.weather();
        person = scene.operator(weather.organization(), roles);
        signIn(person);
        navigate(page());
    }

    private String list() {
        return "o/" + weather.organizationName() + "/developers";
    }

    private String page() {
        return list() + "/" + weather.developer();
    }

    @Test
    void anEditorAddsADeveloperAndArrivesAtTheirPage() {
        open(Role.EDITOR);
        navigate(list() + "/new");
        field("E-mail").setValue("not an address");
        add("Add developer");
        assertThat(field("E-mail").getErrorMessage()).startsWith("not an address is not an e-mail address. It needs");
        field("E-mail").setValue("ANA@example.com");
        add("Add developer");
        assertThat(field("E-mail").getErrorMessage())
                .isEqualTo("There is already a developer with the address ANA@example.com.");

        field("E-mail").setValue("bo@example.com");
        field("First name").setValue("Bo");
        add("Add developer");

        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(DeveloperView.class);
        assertThat(_get(H1.class).getText()).isEqualTo("Bo");
        assertThat(database.text(
                        "select email || ' ' || first_name || ' ' || status || ' ' || created_by from developer"
                                + " where organization_id = ? and email_key = 'bo@example.com'",
                        weather.organization()))
                .isEqualTo("bo@example.com Bo active " + person.name());
    }

    @Test
    void anEditorAddsAnAppGroupWhoseNameIsFixedThen() {
        open(Role.EDITOR);
        navigate("o/" + weather.organizationName() + "/groups/new");
        field("Display name").setValue("Our partners");
        field("Internal name").setValue("a/b");
        add("Add app group");
        assertThat(field("Internal name").getErrorMessage()).startsWith("a/b cannot be the name of an app group.");
        field("Internal name").setValue("partners");
        add("Add app group");

        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(GroupView.class);
        assertThat(_get(H1.class).getText()).isEqualTo("Our partners");
        assertThat(field("Internal name").isReadOnly()).isTrue();
        field("Channel ID").setValue("sales");
        save();
        assertThat(database.rows(
                        "select name, channel_id, version from app_group where organization_id = ?",
                        weather.organization()))
                .containsExactly(Map.of("name", "partners", "channel_id", "sales", "version", 1L));
    }

    @Test
    void aHalfFilledFormAsksBeforeItIsLeftAndAViewerHasNone() {
        open(Role.EDITOR);
        navigate(list() + "/new");
        field("First name").setValue("Half");
        navigate(list());
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(NewDeveloperView.class);
        answer(dialog -> new ConfirmDialog.RejectEvent(dialog, true));
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(DevelopersView.class);

        navigate(page());
        field("First name").setValue("Anna");
        navigate(list());
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(DeveloperView.class);
        answer(dialog -> new ConfirmDialog.ConfirmEvent(dialog, true));
        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(DevelopersView.class);
        assertThat(firstName()).isEqualTo("Anna");

        open(Role.VIEWER);
        assertThat(_find(TextField.class)).hasSize(4).allMatch(TextField::isReadOnly);
        _assertNone(Button.class, s -> s.withText("Save"));
        _assertNone(Button.class, s -> s.withText("Delete"));
        _assertNone(Button.class, s -> s.withText("New app"));
        navigate(list() + "/new");
        _assertNone(TextField.class);
    }

    @Test
    void whatSomebodyElseSavedMeanwhileIsOfferedAndWhatWasTypedStays() {
        open(Role.EDITOR);
        Actor other = scene.operator(weather.organization(), Role.EDITOR);
        field("First name").setValue("Mine");
        developers.edit(
                other, weather.target(Level.DEVELOPER), 0, DeveloperContent.of("ana@example.com", "Theirs", "Lestari"));

        save();

        assertThat(_get(EditConflict.class).getElement().getTextRecursively()).contains(other.name());
        assertThat(field("First name").getValue()).isEqualTo("Mine");
        assertThat(firstName()).isEqualTo("Theirs");
        _click(_get(Button.class, s -> s.withText("Overwrite with mine")));
        assertThat(firstName()).isEqualTo("Mine");
        _assertNone(EditConflict.class);
    }

    @Test
    void deletingSaysWhatStopsAndTakesAppsAndKeysAlong() {
        open(Role.EDITOR);

        _click(_get(Button.class, s -> s.withText("Delete")));

        DeleteDialog dialog = _get(DeleteDialog.class);
        assertThat(dialog.getHeaderTitle()).isEqualTo("Delete ana@example.com?");
        assertThat(_find(dialog, ListItem.class))
                .extracting(ListItem::getText)
                .containsExactly(
                        "One app goes with it.",
                        "One key is affected.",
                        "One request that waits for an approver ends undecided.",
                        "One key passes calls today; they are refused from now on.");
        assertThat(database.count("select count(*) from app where id = ?", weather.app()))
                .isEqualTo(1);
        _get(dialog, TextField.class).setValue("left the programme");
        _find(dialog, Button.class, s -> s.withText("Delete")).getLast().click();

        assertThat(UI.getCurrent().getCurrentView()).isInstanceOf(DevelopersView.class);
        assertThat(database.count(
                        "select (select count(*) from developer where id = ?) + (select count(*) from app where id = ?)"
                                + " + (select count(*) from credential where id = ?)",
                        weather.developer(),
                        weather.app(),
                        weather.credential()))
                .isZero();
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and action = 'delete'"
                                + " and reason = 'left the programme'",
                        person.name()))
                .isEqualTo(5);
    }

    @Test
    void anAppsPageLeadsToItsOwnerAndTheHistoryIsThere() {
        open(Role.VIEWER);
        navigate("o/" + weather.organizationName() + "/apps/" + weather.app());
        assertThat(_find(Anchor.class)).anySatisfy(link -> {
            assertThat(link.getHref()).isEqualTo(page());
            assertThat(link.getText()).isEqualTo("ana@example.com");
        });

        navigate(page() + "?tab=history");
        assertThat(_get(H1.class).getText()).isEqualTo("Ana Lestari");
        assertThat(_get(_get(OwnerHeader.class), Span.class, s -> s.withClasses("access"))
                        .getText())
                .isEqualTo("1 app, 1 of 1 keys pass");
        _assertOne(History.class);
    }

    @Test
    void anUnknownOwnerAndOneOfAnotherOrganizationAreNotFound() {
        open(Role.VIEWER);
        Scene.Weather elsewhere = scene.weather();

        for (String owner : List.of(
                UUID.randomUUID().toString(), "nonsense", elsewhere.developer().toString())) {
            navigate(list() + "/" + owner);
            _assertOne(NotFoundView.class);
        }
        navigate("o/" + weather.organizationName() + "/groups/" + weather.developer());
        _assertOne(NotFoundView.class);
    }

    private String firstName() {
        return database.text("select first_name from developer where id = ?", weather.developer());
    }

    private static TextField field(String label) {
        return _get(TextField.class, s -> s.withLabel(label));
    }

    private static void add(String button) {
        _click(_get(Button.class, s -> s.withText(button)));
    }

    private static void save() {
        _click(_get(Button.class, s -> s.withText("Save")));
    }

    private static void answer(Function<ConfirmDialog, ComponentEvent<ConfirmDialog>> event) {
        ConfirmDialog dialog = _get(ConfirmDialog.class);
        ComponentUtil.fireEvent(dialog, event.apply(dialog));
        dialog.close();
    }
}
