package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.GridKt._getFormattedRow;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.GridKt._sortByKey;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.provider.SortDirection;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.list.AppsGrid;
import dev.kunci.portal.list.EmptyList;
import dev.kunci.portal.list.SelectionBar;
import dev.kunci.portal.text.Texts;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Status;
import dev.kunci.review.AccessState;
import dev.kunci.review.app.AppRow;
import dev.kunci.review.lookup.FieldOptions;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of apps: what it shows, finds and sorts, and that the address says the same. */
class AppsUiTest extends UiTest {

    @Autowired
    Decisions decisions;

    private String organization = "";
    private Scene.Weather weather = null;
    private Scene.Weather importer = null;

    /** Two apps, of which "Old importer" of bo@example.com is revoked. */
    private void twoApps(Role... roles) {
        weather = scene.weather();
        organization = weather.organizationName();
        importer = scene.weather(weather.organization(), organization, "bo@example.com", "Old importer");
        decisions.decide(
                Actor.console(), new Decision(importer.target(Level.APP), Verb.REVOKE, "contract ended", null));
        signIn(scene.operator(weather.organization(), roles));
    }

    @Test
    void anAddressWithControlCharactersIsReadWithoutThem() {
        twoApps(Role.APPROVER);

        for (String query : new String[] {"q=%00", "product=%00", "developer=%00%1F"}) {
            navigate("o/" + organization + "/apps?" + query);
            assertThat(_size(grid())).as(query).isEqualTo(2);
        }

        navigate("o/" + organization + "/apps?q=Old%00%20importer");
        assertThat(titles()).containsExactly("Old importer");
    }

    @Test
    void whatNobodySeesInANameThatIsStoredIsShownInTheListAndOnThePage() throws SQLException {
        twoApps(Role.APPROVER);
        database.asOwner(
                "update app set attributes = '[{\"name\":\"DisplayName\",\"value\":\"Weather\\u202Egpj\"}]' where id = '"
                        + weather.app() + "'",
                "update product_grant set request_reason = U&'no\\200Bthing' where id = '" + weather.manualGrant()
                        + "'");

        navigate("o/" + organization + "/apps?q=Weather");
        assertThat(_getFormattedRow(grid(), 0).toString())
                .contains("Weather[U+202E]gpj")
                .doesNotContain("\u202E");
        navigate("o/" + organization + "/apps/" + weather.app());
        assertThat(_get(H1.class).getText()).isEqualTo("Weather[U+202E]gpj");
        navigate("o/" + organization + "/approvals");
        assertThat(_getFormattedRow(_get(Grid.class), 0).toString())
                .contains("Weather[U+202E]gpj", "no[U+200B]thing")
                .doesNotContain("\u202E", "\u200B");
    }

    @Test
    void aSentenceIsNotTurnedByANameOfTheOtherDirection() {
        assertThat(Texts.of("by.person", "rina")).isEqualTo("by rina");
        assertThat(Texts.of("by.person", "\u05D0\u05D1")).isEqualTo("by \u2068\u05D0\u05D1\u2069");
        String inner = Texts.of("by.person", "\u05D0\u05D1");
        assertThat(Texts.of("by.person", inner)).isEqualTo("by " + inner);
        assertThat(Texts.of("by.person", "a\u202Eb")).isEqualTo("by a[U+202E]b");
    }

    @Test
    void showsEveryAppOfTheOrganizationAndHowItStands() {
        twoApps(Role.APPROVER);
        scene.weather();

        navigate("o/" + organization + "/apps");

        assertThat(_size(grid())).isEqualTo(2);
        assertThat(count()).isEqualTo("2 apps");
        assertThat(titles()).containsExactly("Old importer", "Weather mobile");
        assertThat(_getFormattedRow(grid(), 0).toString())
                .contains("Old importer", "bo@example.com", "Revoked", "Blocked", "by app", "just now");
        assertThat(_getFormattedRow(grid(), 1).toString())
                .contains("Weather mobile", "ana@example.com", "Approved", "Allowed");
    }

    @Test
    void findsByTextStatusProductAndDeveloperInTheDatabase() {
        twoApps(Role.VIEWER);
        navigate("o/" + organization + "/apps");

        search().setValue("IMPORT");
        assertThat(titles()).containsExactly("Old importer");
        assertThat(count()).isEqualTo("1 app");
        search().setValue("");

        status().setValue(Status.APPROVED);
        assertThat(titles()).containsExactly("Weather mobile");
        status().setValue(null);

        developer().setValue("bo@example.com");
        assertThat(titles()).containsExactly("Old importer");
        developer().setValue(null);

        String product = database.text("select name from api_product where id = ?", weather.manualProduct());
        product().setValue(new FieldOptions.Product(weather.manualProduct(), product, "Weather", true));
        assertThat(titles()).containsExactly("Weather mobile");
    }

    @Test
    void theAddressSaysWhatIsShownAndIsUnderstoodAgain() {
        twoApps(Role.VIEWER);
        navigate("o/" + organization + "/apps");

        status().setValue(Status.REVOKED);
        _sortByKey(grid(), "changed", SortDirection.DESCENDING);

        String address = "o/" + organization + "/apps?sort=-changed&status=revoked";
        assertThat(pushed()).contains(address);

        access().setValue(AccessState.BLOCKED);
        assertThat(pushed()).contains("o/" + organization + "/apps?access=blocked&sort=-changed&status=revoked");
        assertThat(titles()).containsExactly("Old importer");
        access().setValue(AccessState.ALLOWED);
        assertThat(titles()).isEmpty();

        navigate("o/" + organization + "/apps");
        assertThat(titles()).hasSize(2);
        assertThat(status().getValue()).isNull();

        navigate(address + "&developer=bo@example.com&q=importer");
        assertThat(titles()).containsExactly("Old importer");
        assertThat(status().getValue()).isEqualTo(Status.REVOKED);
        assertThat(developer().getValue()).isEqualTo("bo@example.com");
        assertThat(grid().getSortOrder()).hasSize(1);
        assertThat(grid().getSortOrder().getFirst().getSorted().getKey()).isEqualTo("changed");
    }

    @Test
    void theLanguageCanBeSwitchedWithoutLosingTheFilter() {
        twoApps(Role.VIEWER);
        navigate("o/" + organization + "/apps");
        status().setValue(Status.REVOKED);

        speak(Locale.of("id"));
        UI.getCurrent().refreshCurrentRoute(true);

        assertThat(_get(H1.class).getText()).isEqualTo("Aplikasi");
        assertThat(count()).isEqualTo("1 aplikasi");
        assertThat(_getFormattedRow(grid(), 0).toString())
                .contains("Old importer", "Dicabut", "Ditolak", "oleh aplikasi");
    }

    @Test
    void sortsByEachColumnInTheDatabase() {
        twoApps(Role.VIEWER);
        navigate("o/" + organization + "/apps");

        for (String column : List.of("name", "developer", "status", "created", "changed")) {
            _sortByKey(grid(), column, SortDirection.ASCENDING);
            List<String> up = titles();
            _sortByKey(grid(), column, SortDirection.DESCENDING);
            assertThat(titles()).as(column).isEqualTo(up.reversed()).hasSize(2);
        }
        _sortByKey(grid(), "developer", SortDirection.ASCENDING);
        assertThat(titles()).containsExactly("Weather mobile", "Old importer");
        _sortByKey(grid(), "created", SortDirection.ASCENDING);
        assertThat(titles()).containsExactly("Weather mobile", "Old importer");
    }

    @Test
    void whereNothingMatchesItSaysSoAndClearsTheFilters() {
        twoApps(Role.VIEWER);
        navigate("o/" + organization + "/apps?q=nothing+of+the+kind");
        assertThat(_size(grid())).isZero();
        assertThat(count()).isEqualTo("No apps");

        EmptyList empty = (EmptyList) Objects.requireNonNull(grid().getEmptyStateComponent());
        Button clear = empty.getChildren()
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .findFirst()
                .orElseThrow();
        assertThat(clear.isVisible()).isTrue();
        clear.click();

        assertThat(titles()).hasSize(2);
        assertThat(search().getValue()).isEmpty();
    }

    @Test
    void whoDecidesNothingHereGetsNeitherSelectorNorCheckBoxes() {
        twoApps(Role.EDITOR);
        navigate("o/" + organization + "/apps");

        assertThat(_getFormattedRow(grid(), 1).toString()).contains("Approved").doesNotContain("aria-haspopup");
        assertThat(grid().getSelectionModel()).isNotInstanceOf(GridMultiSelectionModel.class);
        _assertNone(SelectionBar.class);
    }

    @Test
    void aNarrowScreenKeepsNameStatusAndTheWayToTheApp() {
        twoApps(Role.VIEWER);
        navigate("o/" + organization + "/apps");

        ((AppsGrid) grid()).fit(390);

        assertThat(grid().getColumns().stream().filter(c -> c.isVisible()).map(c -> c.getKey()))
                .containsExactly("name", "status", "edit");
    }

    @SuppressWarnings("unchecked")
    private static Grid<AppRow> grid() {
        return _get(AppsGrid.class);
    }

    private static TextField search() {
        return _get(TextField.class, s -> s.withPlaceholder("Name, developer, start of key"));
    }

    private static List<String> titles() {
        return GridKt._findAll(grid()).stream().map(AppRow::title).toList();
    }

    private static String count() {
        return _get(Span.class, s -> s.withClasses("count")).getText();
    }

    @SuppressWarnings("unchecked")
    private static Select<Status> status() {
        return _get(Select.class, s -> s.withLabel("Status"));
    }

    @SuppressWarnings("unchecked")
    private static Select<AccessState> access() {
        return _get(Select.class, s -> s.withLabel("Access"));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> developer() {
        return _get(ComboBox.class, s -> s.withLabel("Developer"));
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<FieldOptions.Product> product() {
        return _get(ComboBox.class, s -> s.withLabel("API product"));
    }

    /** The addresses that were put into the browser's history. */
    private static List<String> pushed() {
        UI.getCurrent().getInternals().getStateTree().runExecutionsBeforeClientResponse();
        return UI.getCurrent().getInternals().dumpPendingJavaScriptInvocations().stream()
                .filter(call -> call.getInvocation().getExpression().contains("vaadin-navigate"))
                .map(call -> String.valueOf(call.getInvocation().getParameters().get(1)))
                .toList();
    }
}
