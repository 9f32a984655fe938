package dev.kunci.portal.developer;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.developer.list.OwnerListsNavigation;
import dev.kunci.portal.developer.list.OwnersFilterBar;
import dev.kunci.portal.developer.list.OwnersGrid;
import dev.kunci.portal.list.RowCount;
import dev.kunci.portal.list.SelectionBar;
import dev.kunci.registry.AppGroupContent;
import dev.kunci.registry.owner.AppGroups;
import dev.kunci.registry.value.Status;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The lists of developers and app groups: rows, filters in the address, many decided on at once. */
class OwnersUiTest extends UiTest {

    @Autowired
    AppGroups groups;

    private Scene.Weather weather = null;
    private Actor person = null;

    private void open(String place, Role... roles) {
        weather = scene.weather();
        scene.weather(weather.organization(), weather.organizationName(), "bo@example.com", "Old importer");
        groups.create(Actor.console(), weather.organization(), AppGroupContent.of("partners", "Our partners"));
        person = scene.operator(weather.organization(), roles);
        signIn(person);
        navigate("o/" + weather.organizationName() + "/" + place);
    }

    @Test
    void aViewerReadsTheListAndIsOfferedNothingElse() {
        open("developers", Role.VIEWER);

        assertThat(_get(H1.class).getText()).isEqualTo("Developers");
        assertThat(_get(RowCount.class).getText()).isEqualTo("2 developers");
        assertThat(rows()).hasSize(2);
        assertThat(rows().getFirst()).contains("ana@example.com", "Ana Lestari", "Active", "Allowed", "just now");
        assertThat(links()).containsExactly("Developers!", "App groups");
        _assertNone(Button.class, s -> s.withText("New developer"));
        assertThat(grid().getSelectionModel().getClass().getSimpleName()).doesNotContain("Multi");
    }

    @Test
    void appGroupsHaveAListOfTheirOwnBesideIt() {
        open("groups", Role.EDITOR);

        assertThat(_get(H1.class).getText()).isEqualTo("App groups");
        assertThat(_get(RowCount.class).getText()).isEqualTo("1 app group");
        assertThat(rows()).singleElement().satisfies(row -> assertThat(row)
                .contains("partners", "Our partners", "no keys"));
        assertThat(links()).containsExactly("Developers", "App groups!");
        _click(_get(Button.class, s -> s.withText("New app group")));
        assertThat(_get(H1.class).getText()).isEqualTo("New app group");
    }

    @Test
    void whatIsFilteredStandsInTheAddressAndTheAddressFilters() {
        open("developers", Role.VIEWER);

        _get(TextField.class, s -> s.withLabel("Search")).setValue("BO@");
        assertThat(rows()).singleElement().asString().contains("bo@example.com");
        navigate("o/" + weather.organizationName() + "/developers?q=ana%40");
        assertThat(rows()).singleElement().asString().contains("ana@example.com");
        assertThat(_get(TextField.class, s -> s.withLabel("Search")).getValue()).isEqualTo("ana@");

        navigate("o/" + weather.organizationName() + "/developers?status=inactive&sort=-changed");
        assertThat(_get(RowCount.class).getText()).isEqualTo("No developers");
        assertThat(status().getValue()).isEqualTo(Status.INACTIVE);
        status().clear();
        assertThat(address()).endsWith("/developers?sort=-changed");
        assertThat(rows()).hasSize(2);
        assertThat(rows().getFirst()).contains("bo@example.com");
    }

    @Test
    void manyAreDeactivatedWithOneReasonAndComeBackWithOneUndo() {
        open("developers", Role.APPROVER);
        IntStream.of(0, 1).forEach(row -> grid().select(GridKt._get(grid(), row)));
        assertThat(_find(_get(SelectionBar.class), Span.class).getFirst().getText())
                .isEqualTo("2 selected");

        _click(_get(Button.class, s -> s.withText("Deactivate…")));
        Dialog dialog = _get(Dialog.class);
        assertThat(dialog.getHeaderTitle()).isEqualTo("Deactivate 2 developers?");
        _get(dialog, TextArea.class).setValue("contract ended");
        _click(_get(Button.class, s -> s.withText("Deactivate")));

        assertThat(inactive()).isEqualTo(2);
        assertThat(notice()).isEqualTo("2 developers are now inactive");
        assertThat(rows().getFirst()).contains("Inactive", "Blocked", "by owner");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and action = 'deactivate'"
                                + " and reason = 'contract ended' and outcome = 'done'",
                        person.name()))
                .isEqualTo(2);

        _find(Button.class, s -> s.withText("Undo")).getLast().click();
        assertThat(inactive()).isZero();
        assertThat(notice()).isEqualTo("2 decisions have been undone.");
    }

    private long inactive() {
        return database.count(
                "select count(*) from developer where organization_id = ? and status = 'inactive'",
                weather.organization());
    }

    private static OwnersGrid grid() {
        return _get(OwnersGrid.class);
    }

    private static List<String> rows() {
        return IntStream.range(0, GridKt._size(grid()))
                .mapToObj(row -> GridKt._getFormattedRow(grid(), row).toString())
                .toList();
    }

    /** The links at the top, the current one marked. */
    private static List<String> links() {
        return _find(_get(OwnerListsNavigation.class), Anchor.class).stream()
                .map(link -> link.getText() + (link.getElement().hasAttribute("aria-current") ? "!" : ""))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Select<Status> status() {
        return _get(_get(OwnersFilterBar.class), Select.class, s -> s.withLabel("Status"));
    }

    /** The address that was last put into the browser's history. */
    private static String address() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .filter(call -> call.getInvocation().getExpression().contains("vaadin-navigate"))
                .map(call -> String.valueOf(call.getInvocation().getParameters().get(1)))
                .toList()
                .getLast();
    }

    private static String notice() {
        return _find(_find(Notification.class).getLast(), Span.class).getFirst().getText();
    }
}
