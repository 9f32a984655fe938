package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextArea;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.list.AppsGrid;
import dev.kunci.portal.list.RowCount;
import dev.kunci.portal.list.SelectionBar;
import dev.kunci.registry.value.Level;
import dev.kunci.registry.value.Target;
import dev.kunci.testing.ManyApps;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** All apps that match, of which most were never on screen: selected, foreseen, decided in parts, and accounted for. */
class BulkAllUiTest extends UiTest {

    @Autowired
    Decisions decisions;

    private Scene.Weather weather = null;
    private Actor person = null;

    private void revokedApps(int many) throws SQLException {
        weather = scene.weather();
        ManyApps.into(database, weather.organization(), weather.developer(), many, "revoked");
        person = scene.operator(weather.organization(), Role.APPROVER);
        signIn(person);
        navigate("o/" + weather.organizationName() + "/apps");
    }

    @Test
    void allThatMatchAreDecidedInPartsAndEachIsAccountedFor() throws SQLException {
        revokedApps(1_200);
        grid().select(GridKt._get(grid(), 0));
        assertThat(selected()).isEqualTo("1 selected");
        _click(_get(Button.class, s -> s.withText("Select all 1,201 that match")));
        assertThat(selected()).isEqualTo("1,201 selected");
        _assertNone(Button.class, s -> s.withText("Select all 1,201 that match"));
        assertThat(grid().getSelectionModel().isSelected(GridKt._get(grid(), 700)))
                .isTrue();
        grid().deselect(GridKt._get(grid(), 700));
        assertThat(selected()).isEqualTo("1,200 selected");
        meanwhileSomebodyElseLooksAt("Many 00500");

        _click(_get(Button.class, s -> s.withText("Approve…")));
        assertThat(_get(Dialog.class).getHeaderTitle()).isEqualTo("Approve 1,200 apps?");
        assertThat(lines())
                .containsExactly(
                        "1,199 will be approved.",
                        "1 already approved; left as they are.",
                        "No key will start to pass calls by this alone.");
        _get(TextArea.class).setValue("spring cleaning");
        _click(_get(Button.class, s -> s.withText("Approve")));

        assertThat(_find(H3.class))
                .extracting(H3::getText)
                .containsExactly("1 not changed", "1,198 now approved", "1 already approved");
        assertThat(lines().getFirst()).startsWith("Many 00500: ");
        assertThat(lines()).hasSize(1 + 11 + 1).contains("and 1,188 more, in the file");
        assertThat(approved()).isEqualTo(1_199);
        assertThat(database.count(
                        "select count(distinct subject_id) from audit_record where actor = ? and action = 'approve'"
                                + " and outcome = 'done' and reason = 'spring cleaning'",
                        person.name()))
                .isEqualTo(1_198);
        assertThat(database.count(
                        "select count(distinct transaction) from audit_record where actor = ? and action = 'approve'",
                        person.name()))
                .isEqualTo(6);
        assertThat(selected()).as("what could not be done").isEqualTo("1 selected");
        assertThat(_get(Anchor.class, s -> s.withText("Download as CSV")).getHref())
                .isNotBlank();
    }

    @Test
    void onlyWhatTheFilterShowsIsSelectedAndTheListShowsWhatIsLeft() throws SQLException {
        revokedApps(40);
        String list = "o/" + weather.organizationName() + "/apps?status=revoked&q=many";
        navigate(list + "+0001");
        grid().select(GridKt._get(grid(), 0));
        _click(_get(Button.class, s -> s.withText("Select all 10 that match")));
        _click(_get(Button.class, s -> s.withText("Approve…")));
        _click(_get(Button.class, s -> s.withText("Approve")));
        assertThat(approved()).isEqualTo(11);
        _assertNone(SelectionBar.class);
        assertThat(_get(RowCount.class).getText()).isEqualTo("No apps");
        _find(Button.class, s -> s.withText("Undo")).getLast().click();
        assertThat(approved()).isEqualTo(1);
        assertThat(_get(RowCount.class).getText()).isEqualTo("10 apps");
        assertThat(GridKt._size(grid())).isEqualTo(10);

        navigate(list);
        assertThat(_get(RowCount.class).getText()).isEqualTo("40 apps");
        grid().select(GridKt._get(grid(), 0));
        _click(_get(Button.class, s -> s.withText("Select all 40 that match")));
        _click(_get(Button.class, s -> s.withText("Clear")));
        assertThat(grid().getSelectionModel().isSelected(GridKt._get(grid(), 0)))
                .isFalse();
    }

    private void meanwhileSomebodyElseLooksAt(String name) {
        UUID app = UUID.fromString(database.text(
                "select id from app where organization_id = ? and name = ?", weather.organization(), name));
        Target target = new Target(weather.organization(), Level.APP, app);
        Actor other = scene.operator(weather.organization(), Role.APPROVER);
        decisions.decide(other, new Decision(target, Verb.APPROVE, null, null));
        decisions.decide(other, new Decision(target, Verb.REVOKE, "not yet", null));
    }

    private long approved() {
        return database.count(
                "select count(*) from app where organization_id = ? and status = 'approved'", weather.organization());
    }

    private static AppsGrid grid() {
        return _get(AppsGrid.class);
    }

    private static String selected() {
        return _find(_get(SelectionBar.class), Span.class).getFirst().getText();
    }

    private static List<String> lines() {
        return _find(_get(Dialog.class), ListItem.class).stream()
                .map(ListItem::getText)
                .toList();
    }
}
