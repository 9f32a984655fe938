package dev.kunci.portal.app;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import dev.kunci.approval.Decision;
import dev.kunci.approval.Decisions;
import dev.kunci.approval.Verb;
import dev.kunci.operators.Actor;
import dev.kunci.operators.Role;
import dev.kunci.portal.app.list.AppsGrid;
import dev.kunci.portal.list.SelectionBar;
import dev.kunci.registry.value.Level;
import dev.kunci.review.app.AppRow;
import dev.kunci.testing.Scene;
import dev.kunci.testing.UiTest;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many apps in one decision: one question, one reason, and an answer for each. */
class BulkUiTest extends UiTest {

    @Autowired
    Decisions decisions;

    private Scene.Weather ana = null;
    private Scene.Weather bo = null;
    private Scene.Weather cy = null;
    private Actor person = null;

    @BeforeEach
    void threeApps() {
        ana = scene.weather();
        bo = scene.weather(ana.organization(), ana.organizationName(), "bo@example.com", "Old importer");
        cy = scene.weather(ana.organization(), ana.organizationName(), "cy@example.com", "Partner sync");
        person = scene.operator(ana.organization(), Role.APPROVER);
        signIn(person);
        navigate("o/" + ana.organizationName() + "/apps");
    }

    @Test
    void theBarIsThereWhileRowsAreSelected() {
        _assertNone(SelectionBar.class);

        select(0, 2);
        assertThat(_find(_get(SelectionBar.class), Span.class).getFirst().getText())
                .isEqualTo("2 selected");

        _click(_get(Button.class, s -> s.withText("Clear")));
        _assertNone(SelectionBar.class);
    }

    @Test
    void oneConfirmationRevokesThemAllWithOneReasonAndOneUndoBringsThemBack() {
        select(0, 1, 2);
        _click(_get(Button.class, s -> s.withText("Revoke…")));
        Dialog dialog = _get(Dialog.class);
        assertThat(dialog.getHeaderTitle()).isEqualTo("Revoke 3 apps?");
        assertThat(dialog.getElement().getTextRecursively())
                .contains(
                        "Calls with their keys are refused at once.",
                        "3 will be revoked.",
                        "3 keys that pass calls today will stop; 3 owners affected.");
        assertThat(revoked()).isZero();

        _get(dialog, TextArea.class).setValue("contract ended");
        _click(_get(Button.class, s -> s.withText("Revoke")));

        assertThat(revoked()).isEqualTo(3);
        assertThat(notice()).isEqualTo("3 apps are now revoked");
        assertThat(grid().getSelectedItems()).isEmpty();
        _assertNone(SelectionBar.class);
        assertThat(GridKt._getFormattedRow(grid(), 0).toString()).contains("Revoked", "Blocked");
        assertThat(database.count(
                        "select count(*) from audit_record where actor = ? and action = 'revoke'"
                                + " and reason = 'contract ended' and outcome = 'done'",
                        person.name()))
                .isEqualTo(3);

        _find(Button.class, s -> s.withText("Undo")).getLast().click();
        assertThat(revoked()).isZero();
        assertThat(notice()).isEqualTo("3 decisions have been undone.");
    }

    @Test
    void eachThatWasNotChangedIsNamedWithItsReason() {
        Actor other = scene.operator(ana.organization(), Role.APPROVER);
        decisions.decide(Actor.console(), new Decision(bo.target(Level.APP), Verb.REVOKE, null, null));
        decisions.decide(Actor.console(), new Decision(cy.target(Level.APP), Verb.REVOKE, null, null));
        navigate("o/" + ana.organizationName() + "/apps?sort=name");
        select(0, 1, 2);
        decisions.decide(other, new Decision(cy.target(Level.APP), Verb.APPROVE, null, null));
        decisions.decide(other, new Decision(cy.target(Level.APP), Verb.REVOKE, "not yet", null));

        _click(_get(Button.class, s -> s.withText("Approve…")));
        _click(_get(Button.class, s -> s.withText("Approve")));

        assertThat(_find(H3.class))
                .extracting(H3::getText)
                .containsExactly("1 not changed", "1 now approved", "1 already approved");
        List<String> lines =
                _find(ListItem.class).stream().map(ListItem::getText).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("Partner sync: " + other.name());
        assertThat(lines.get(1)).isEqualTo("Old importer");
        assertThat(lines.get(2)).startsWith("Weather mobile: Approved since");
        assertThat(grid().getSelectedItems()).extracting(AppRow::title).containsExactly("Partner sync");
        assertThat(database.text("select status from app where id = ?", bo.app()))
                .isEqualTo("approved");
        assertThat(database.text("select status from app where id = ?", cy.app()))
                .isEqualTo("revoked");
    }

    @Test
    void anotherFilterForgetsTheSelection() {
        select(0, 1);

        navigate("o/" + ana.organizationName() + "/apps?q=weather");

        _assertNone(SelectionBar.class);
        assertThat(grid().getSelectedItems()).isEmpty();
    }

    private long revoked() {
        return database.count(
                "select count(*) from app where organization_id = ? and status = 'revoked'", ana.organization());
    }

    private static AppsGrid grid() {
        return _get(AppsGrid.class);
    }

    private static void select(int... rows) {
        for (int row : rows) {
            grid().select(GridKt._get(grid(), row));
        }
    }

    private static String notice() {
        return _find(_find(Notification.class).getLast(), Span.class).getFirst().getText();
    }
}
